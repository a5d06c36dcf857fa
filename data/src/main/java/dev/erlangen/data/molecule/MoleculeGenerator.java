package dev.erlangen.data.molecule;

import dev.erlangen.core.Check;
import dev.erlangen.data.graph.Graph;
import java.util.Random;

/**
 * Draws valence-correct organic molecules: ring systems (single, fused, spiro, three- to
 * twelve-membered, kekulised aromatics), linkers and substituents, joined at free valences until
 * the wanted number of heavy atoms is reached.
 *
 * <p>Molecules are connected, use the vocabulary of {@link AtomType} and {@link BondType}, and
 * follow from the seed alone. They are meant to be realistic to a graph network, not to a chemist.
 */
public final class MoleculeGenerator {
  private static final double STEREO_SHARE = .35;

  private MoleculeGenerator() {}

  /**
   * Returns a molecule of {@code atoms} heavy atoms (fewer if no valence is left), without target.
   *
   * @param seed decides everything; equal seeds give equal molecules on every platform
   */
  public static Graph generate(long seed, int atoms) {
    Check.between("number of heavy atoms", atoms, 3, 1000);
    Random random = new Random(seed * 0x9E3779B97F4A7C15L + atoms);
    MoleculeDraft draft = new MoleculeDraft();
    RingBuilder rings = new RingBuilder(draft, random);
    rings.alone(Math.min(rings.size(), atoms));
    for (int failures = 0; draft.atoms() < atoms && failures < 50; ) {
      failures = grow(draft, rings, random, atoms - draft.atoms()) ? 0 : failures + 1;
    }
    return draft.finish(random, STEREO_SHARE);
  }

  /** Tries one random addition of at most {@code room} atoms. */
  private static boolean grow(MoleculeDraft draft, RingBuilder rings, Random random, int room) {
    double draw = random.nextDouble();
    if (draw < .22) {
      return fuse(draft, rings, random, room);
    }
    if (draw < .28) {
      int site = draft.site(random, 2, true);
      int size = rings.size();
      if (site < 0 || size - 1 > room) {
        return false;
      }
      rings.spiro(site, size);
      return true;
    }
    if (draw < .65) {
      return link(draft, rings, random, room);
    }
    Substituent group = Substituent.draw(random, Substituent.TERMINAL);
    int site = draft.site(random, group.bond(), !group.startsWithCarbon());
    if (site < 0 || group.size() > room) {
      return false;
    }
    group.attach(draft, site);
    return true;
  }

  private static boolean fuse(MoleculeDraft draft, RingBuilder rings, Random random, int room) {
    int bond = random.nextInt(draft.bonds());
    int a = draft.first(bond);
    int b = draft.second(bond);
    int size = rings.size();
    if (size - 2 > room || draft.free(a) == 0 || draft.free(b) == 0 || !draft.isCarbon(b)) {
      return false;
    }
    rings.fuse(a, b, size, draft.order(bond) == 2);
    return true;
  }

  /** Joins a new ring to the molecule, directly or through a linker. */
  private static boolean link(MoleculeDraft draft, RingBuilder rings, Random random, int room) {
    int size = rings.size();
    boolean direct = random.nextInt(3) == 0;
    Substituent linker = Substituent.draw(random, Substituent.LINKER);
    int site = draft.site(random, 1, !direct && !linker.startsWithCarbon());
    if (site < 0 || size + (direct ? 0 : linker.size()) > room) {
      return false;
    }
    int end = direct ? site : linker.attach(draft, site);
    draft.bond(end, rings.alone(size), 1);
    return true;
  }
}
