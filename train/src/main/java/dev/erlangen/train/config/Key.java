package dev.erlangen.train.config;

/**
 * One value that can be set.
 *
 * @param path name for {@code --set}, such as {@code training.lr}
 * @param type what may be written, such as {@code whole number}
 * @param value what it is now, as written in YAML
 * @param about what it means; may be empty
 */
public record Key(String path, String type, String value, String about) {}
