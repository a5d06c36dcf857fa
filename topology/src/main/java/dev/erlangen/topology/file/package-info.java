/**
 * Complexes in files: meshes, graphs that are lifted, and a text and a JSON form of cells.
 *
 * <p>Text: one cell per line, nodes counted from 0, {@code #} before a comment.
 *
 * <pre>
 * nodes 6        # only needed for nodes without an edge at the end
 * edge 4 5       # or just: 4 5
 * face 0 1 2 3   # a cycle; its sides become edges
 * cell 1 2 4     # a face given as a set: there must be exactly one cycle through it
 * </pre>
 *
 * <p>JSON: {@code {"nodes": 6, "edges": [[4, 5]], "faces": [[0, 1, 2, 3]], "cells": [[1, 2, 4]]}};
 * every key may be left out.
 */
@NullMarked
package dev.erlangen.topology.file;

import org.jspecify.annotations.NullMarked;
