/**
 * What data there are and what they mean: DCAT-AP-NL metadata of reports and rows, and the dictionary of every column of every file.
 *
 * <p>Owns no table. May use {@code conversation}, {@code report} and {@code transfer}. Start reading at {@code Datasets} and at
 * {@code Dictionary}.
 */
@NullMarked
package nl.polder.server.catalogue;

import org.jspecify.annotations.NullMarked;
