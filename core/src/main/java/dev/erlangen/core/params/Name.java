package dev.erlangen.core.params;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The parameter name of a record component, where the official name is not the snake-cased Java
 * name. An empty name adds nothing: the parts of the component appear at the level above.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT})
public @interface Name {
  /** The name in state dictionaries. */
  String value();
}
