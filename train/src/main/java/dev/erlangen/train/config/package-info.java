/**
 * Configurations: records bound strictly from defaults, YAML and single settings, and printed back.
 */
@NullMarked
package dev.erlangen.train.config;

import org.jspecify.annotations.NullMarked;
