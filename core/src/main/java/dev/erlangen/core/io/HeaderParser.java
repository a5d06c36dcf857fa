package dev.erlangen.core.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.erlangen.core.Check;
import dev.erlangen.core.io.SafeTensorsHeader.Entry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON of a safetensors header, believing nothing that it says.
 *
 * <p>It reads token by token and stops at the first that does not belong: a header of 100 MB made
 * to grow in memory, nested deeply or full of numbers, costs no more than its own length.
 */
final class HeaderParser {
  private static final String METADATA = "__metadata__";

  // Names of tensors do not repeat, so a table of known ones would only grow, and its protection
  // against crafted collisions throws errors that are not ours.
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNumberLength(20)
                  .maxNameLength(SafeTensors.MAX_HEADER)
                  .maxStringLength(SafeTensors.MAX_HEADER)
                  .build())
          .build();

  private final String file;
  private final EntryParser entries;
  private final DataLayout layout;

  HeaderParser(String file, long dataLength) {
    this.file = file;
    this.layout = new DataLayout(file, dataLength);
    this.entries = new EntryParser(file, layout);
  }

  SafeTensorsHeader parse(byte[] bytes, long dataStart) {
    Check.that(bytes[0] == '{', "%s: the header must be a JSON object, beginning with '{'", file);
    // A reader of our own, because Jackson would guess UTF-16 from the first bytes.
    try (Reader text =
            new InputStreamReader(
                new ByteArrayInputStream(bytes), StandardCharsets.UTF_8.newDecoder());
        JsonParser json = JSON.createParser(text)) {
      return header(json, dataStart);
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(file + ": the header is not valid UTF-8", e);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          file + ": the header is not valid JSON: " + Quoted.brief(e.getOriginalMessage(), 200), e);
    } catch (IOException e) {
      throw new IllegalArgumentException(file + ": the header cannot be read", e);
    }
  }

  private SafeTensorsHeader header(JsonParser json, long dataStart) throws IOException {
    Map<String, Entry> found = new LinkedHashMap<>();
    Map<String, String> metadata = new LinkedHashMap<>();
    json.nextToken();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (name.equals(METADATA)) {
        readMetadata(json, value, metadata);
      } else {
        found.put(name, entries.parse(json, name, value));
      }
    }
    Check.that(
        json.nextToken() == null, "%s: the header is not valid JSON: text after its end", file);
    return new SafeTensorsHeader(layout.inDataOrder(found), metadata, dataStart);
  }

  private void readMetadata(JsonParser json, @Nullable JsonToken value, Map<String, String> into)
      throws IOException {
    Check.that(
        value == JsonToken.START_OBJECT, "%s: %s must be an object of texts", file, METADATA);
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String key = json.currentName();
      Check.that(
          json.nextToken() == JsonToken.VALUE_STRING,
          "%s: %s.%s must be a text",
          file,
          METADATA,
          Quoted.brief(key, 80));
      into.put(key, json.getText());
    }
  }
}
