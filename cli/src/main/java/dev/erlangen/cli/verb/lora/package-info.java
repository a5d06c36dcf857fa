/** The verbs below {@code erlangen lora}. */
@NullMarked
package dev.erlangen.cli.verb.lora;

import org.jspecify.annotations.NullMarked;
