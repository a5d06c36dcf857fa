/** The health check of an installation: what is there, whether it works, and what to do if not. */
@NullMarked
package dev.erlangen.cli.doctor;

import org.jspecify.annotations.NullMarked;
