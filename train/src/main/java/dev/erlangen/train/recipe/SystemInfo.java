package dev.erlangen.train.recipe;

import java.util.List;

/**
 * A system's introduction, as printed by {@code erlangen show}.
 *
 * @param name short name, {@code signnet}
 * @param title title of the paper
 * @param paper authors, venue, year, arXiv number
 * @param idea what it is, in a paragraph
 * @param symmetry the group, what is invariant or equivariant, what must not be
 * @param needs inputs the system takes
 * @param example a few lines of Java that use it
 * @param guide path of its guide in the documentation
 */
public record SystemInfo(
    String name,
    String title,
    String paper,
    String idea,
    String symmetry,
    List<String> needs,
    String example,
    String guide) {}
