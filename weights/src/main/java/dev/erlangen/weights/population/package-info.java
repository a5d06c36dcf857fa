/**
 * Populations of adapters to learn from: a small denoising network is trained once, and hundreds of
 * adapters are fine-tuned on subsets of classes, all at the same time by batched products.
 *
 * <p>A stand-in for the fine-tuned foundation models of arXiv 2410.04207 that keeps what matters:
 * one base model, factors that start from independent random A, labels that are properties of the
 * updates.
 */
@NullMarked
package dev.erlangen.weights.population;

import org.jspecify.annotations.NullMarked;
