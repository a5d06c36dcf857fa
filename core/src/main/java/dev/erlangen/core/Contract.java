package dev.erlangen.core;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Tells the nullness checker under which arguments a method fails, in its contract notation: {@code
 * "false, _, _ -> fail"}.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Contract {
  /** The contract. */
  String value();
}
