/**
 * Arithmetic of mode {@code robust} that gives the same bits on every machine: StrictMath only, sums in a fixed order,
 * random streams by (seed, step, index). Uses nothing but the eigenvalues that mode
 * {@code polis} needs too; start reading anywhere.
 */
@NullMarked
package nl.polder.clustering.robust.numbers;

import org.jspecify.annotations.NullMarked;
