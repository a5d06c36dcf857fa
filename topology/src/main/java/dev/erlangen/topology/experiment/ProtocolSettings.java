package dev.erlangen.topology.experiment;

import dev.erlangen.core.Check;
import dev.erlangen.train.config.About;
import java.util.List;

/**
 * The published protocol on some pairs of tori.
 *
 * @param pairs numbers in the list of 223
 * @param copies renumbered copies of each complex
 * @param steps of training on each pair
 * @param channels of both networks
 * @param layers of message passing in the baseline
 */
public record ProtocolSettings(
    @About("numbers of pairs, 0 to 222") List<Integer> pairs,
    @About("renumbered copies of each complex; published: 32") int copies,
    @About("steps of training per pair") int steps,
    @About("channels of both networks") int channels,
    @About("layers of message passing in the baseline") int layers) {
  public ProtocolSettings {
    pairs = List.copyOf(pairs);
    Check.that(!pairs.isEmpty(), "pairs must not be empty");
    pairs.forEach(p -> Check.between("pairs", p, 0, 222));
    Check.between("copies", copies, 2, 1000);
    Check.positive("steps", steps);
    Check.positive("channels", channels);
    Check.positive("layers", layers);
  }
}
