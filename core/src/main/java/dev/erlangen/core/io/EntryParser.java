package dev.erlangen.core.io;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.erlangen.core.Check;
import dev.erlangen.core.Nearest;
import dev.erlangen.core.io.SafeTensorsHeader.Entry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one {@code {dtype, shape, data_offsets}} of a safetensors header. */
final class EntryParser {
  /** Most dimensions of a tensor that libtorch can hold. */
  private static final int MAX_DIMENSIONS = 64;

  private static final List<String> DTYPES = Arrays.stream(Dtype.values()).map(Enum::name).toList();

  private final String file;
  private final DataLayout layout;

  EntryParser(String file, DataLayout layout) {
    this.file = file;
    this.layout = layout;
  }

  /** Reads the object that begins with the current token of {@code json}. */
  Entry parse(JsonParser json, String name, @Nullable JsonToken begin) throws IOException {
    Check.that(begin == JsonToken.START_OBJECT, incomplete(name));
    Dtype dtype = null;
    List<Long> shape = null;
    List<Long> offsets = null;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String key = json.currentName();
      json.nextToken();
      switch (key) {
        case "dtype" -> dtype = dtype(json, name);
        case "shape" -> shape = numbers(json, name, "shape", MAX_DIMENSIONS);
        case "data_offsets" -> offsets = numbers(json, name, "data_offsets", 2);
        default -> throw new IllegalArgumentException(incomplete(name));
      }
    }
    if (dtype == null || shape == null || offsets == null) {
      throw new IllegalArgumentException(incomplete(name));
    }
    return layout.checked(name, dtype, shape, offsets);
  }

  private String incomplete(String name) {
    // No format pattern: names come from the file and may contain percent signs.
    return file
        + ": tensor "
        + Quoted.of(name)
        + " must have dtype, shape and data_offsets, and nothing else";
  }

  private Dtype dtype(JsonParser json, String name) throws IOException {
    String text = json.currentToken() == JsonToken.VALUE_STRING ? json.getText() : "";
    if (!DTYPES.contains(text)) {
      throw new IllegalArgumentException(
          file
              + ": tensor "
              + Quoted.of(name)
              + " has the unknown dtype "
              + Quoted.of(text)
              + "; known are "
              + DTYPES
              + (text.length() > 20 ? "" : Nearest.hint(text, DTYPES)));
    }
    return Dtype.valueOf(text);
  }

  private List<Long> numbers(JsonParser json, String name, String what, int limit)
      throws IOException {
    List<Long> out = new ArrayList<>();
    boolean good = json.currentToken() == JsonToken.START_ARRAY;
    while (good && json.nextToken() != JsonToken.END_ARRAY) {
      good =
          out.size() < limit
              && json.currentToken() == JsonToken.VALUE_NUMBER_INT
              && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER
              && json.getLongValue() >= 0;
      if (good) {
        out.add(json.getLongValue());
      }
    }
    Check.that(
        good,
        "%s: %s of tensor %s must be a list of at most %d whole numbers that are not negative; number"
            + " %d is not",
        file,
        what,
        Quoted.of(name),
        limit,
        out.size() + 1);
    return List.copyOf(out);
  }
}
