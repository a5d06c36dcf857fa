package dev.erlangen.train.config;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads YAML as plain values. Bounded: 1 MiB, 30 levels; no anchors, tags are ignored, no key
 * twice.
 */
final class YamlReader {
  private static final int LARGEST = 1 << 20;
  private static final int DEEPEST = 30;

  private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final @Nullable String where;

  /** {@code where} replaces the line numbers of messages, if given. */
  private YamlReader(@Nullable String where) {
    this.where = where;
  }

  /** Reads a file; an empty one is an empty mapping. */
  static Value.Mapping file(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw one(
            "%s has %d bytes; a configuration has at most %d", file, Files.size(file), LARGEST);
      }
      return mapping(Files.readString(file), file.getFileName().toString());
    } catch (CharacterCodingException e) {
      throw one("%s is not UTF-8 text", file);
    } catch (IOException e) {
      throw one("cannot read the configuration %s: %s", file, e.getMessage());
    }
  }

  /** Reads a text whose outermost value is a mapping. */
  static Value.Mapping mapping(String text, String source) {
    try {
      Value value = new YamlReader(null).parse(text);
      if (value instanceof Value.Mapping mapping) {
        return mapping;
      }
      if (value instanceof Value.Scalar scalar && scalar.text().isEmpty() && scalar.plain()) {
        return new Value.Mapping(Map.of(), source);
      }
      throw one("must consist of lines such as `key: value`");
    } catch (ConfigException e) {
      throw one("%s: %s", source, e.getMessage());
    }
  }

  /** Reads one value, such as the right side of {@code --set a=[1, 2]}. */
  static Value value(String text, String where) {
    return new YamlReader(where).parse(text);
  }

  private Value parse(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(LARGEST);
    options.setNestingDepthLimit(DEEPEST);
    options.setMaxAliasesForCollections(0);
    try {
      Node node = new Yaml(options).compose(new StringReader(text));
      return node == null ? new Value.Scalar("", true, "line 1") : convert(node);
    } catch (MarkedYAMLException e) {
      String line = e.getProblemMark() == null ? "" : at(e.getProblemMark().getLine()) + ": ";
      throw one("%s%s", line, e.getProblem() == null ? "not YAML" : e.getProblem());
    } catch (YAMLException e) {
      throw one("not YAML: %s", firstLine(e));
    }
  }

  private Value convert(Node node) {
    String place = at(node.getStartMark().getLine());
    if (node instanceof ScalarNode scalar) {
      boolean plain = scalar.getScalarStyle() == DumperOptions.ScalarStyle.PLAIN;
      return new Value.Scalar(scalar.getValue(), plain, place);
    }
    if (!seen.add(node)) {
      throw one("%s: anchors and aliases are not supported; write the value out", place);
    }
    if (node instanceof SequenceNode sequence) {
      List<Value> items = new ArrayList<>();
      sequence.getValue().forEach(item -> items.add(convert(item)));
      return new Value.Sequence(items, place);
    }
    Map<String, Value> entries = new LinkedHashMap<>();
    for (NodeTuple entry : ((MappingNode) node).getValue()) {
      if (!(entry.getKeyNode() instanceof ScalarNode key)) {
        throw one("%s: a key must be a word", place);
      }
      if (entries.put(key.getValue(), convert(entry.getValueNode())) != null) {
        throw one("%s: key '%s' is given twice", at(key.getStartMark().getLine()), key.getValue());
      }
    }
    return new Value.Mapping(entries, place);
  }

  private String at(int line) {
    return where == null ? "line " + (line + 1) : where;
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("unknown problem");
  }

  private static ConfigException one(String message, @Nullable Object... args) {
    return new ConfigException(List.of(message.formatted(args)));
  }
}
