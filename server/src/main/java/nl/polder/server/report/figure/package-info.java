/**
 * The report's figures as SVG, one drawing for screen, paper and PDF.
 *
 * <p>Rules they share: colours are presentation attributes (a PDF engine sees no style sheet) with classes beside them (so that a
 * dark or forced-colour theme can change them); patterns are drawn as plain lines and dots, since a PDF cannot tag an SVG
 * pattern; no text inside, the words stand in HTML beside the figure; every figure carries a title and a description, and the
 * same numbers stand in a table. Owns no tables. Start reading at {@code Svg} and {@code Bar}.
 */
@NullMarked
package nl.polder.server.report.figure;

import org.jspecify.annotations.NullMarked;
