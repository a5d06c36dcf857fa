/**
 * One HTML file that tells what a run did: verdicts, results against baselines, learning curves,
 * symmetry, pictures, configuration and provenance. It needs no network and no other file.
 */
@NullMarked
package dev.erlangen.train.report;

import org.jspecify.annotations.NullMarked;
