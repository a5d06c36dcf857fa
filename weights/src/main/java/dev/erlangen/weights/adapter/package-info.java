/**
 * Low-rank adapters (LoRA) as files and as values: PEFT folders, diffusers, kohya-ss and
 * cloneofsimo files are read without any framework; updates {@code ΔW = s·B·A} are compared by
 * their factors and formed only when asked for.
 *
 * <p>Hu et al., LoRA: Low-Rank Adaptation of Large Language Models, ICLR 2022, arXiv 2106.09685.
 */
@NullMarked
package dev.erlangen.weights.adapter;

import org.jspecify.annotations.NullMarked;
