package dev.erlangen.train.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.erlangen.core.io.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Records to and from JSON, strictly: a missing value is an error. */
public final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();
  private static final ObjectWriter PRETTY = MAPPER.writer(SerializationFeature.INDENT_OUTPUT);

  private Json() {}

  /** Returns {@code value} on one line. */
  public static String line(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + value.getClass() + " as JSON", e);
    }
  }

  /**
   * Reads a value.
   *
   * @throws IllegalArgumentException naming {@code source} if it is damaged
   */
  public static <T> T parse(String text, Class<T> type, String source) {
    try {
      T value = MAPPER.readValue(text, type);
      if (value == null) {
        throw damaged(source, "it is empty");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw damaged(source, e.getOriginalMessage());
    }
  }

  /** Writes {@code value} atomically. */
  static void write(Path file, Object value) throws IOException {
    byte[] bytes = PRETTY.writeValueAsBytes(value);
    AtomicFile.write(
        file,
        channel -> {
          ByteBuffer buffer = ByteBuffer.wrap(bytes);
          while (buffer.hasRemaining()) {
            channel.write(buffer);
          }
        });
  }

  /** Reads a file; see {@link #parse}. */
  static <T> T read(Path file, Class<T> type) {
    try {
      return parse(Files.readString(file), type, file.toString());
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("%s is missing; the run is incomplete".formatted(file), e);
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static IllegalArgumentException damaged(String source, String why) {
    String first = why.lines().findFirst().orElse("not JSON");
    return new IllegalArgumentException("%s is damaged: %s".formatted(source, first));
  }
}
