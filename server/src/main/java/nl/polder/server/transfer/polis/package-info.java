/**
 * Reads what Polis exports: the four CSV files in every dialect met so far, and directories of its public JSON. Pure: files
 * in, a {@link nl.polder.server.transfer.polis.PolisConversation} or a line-by-line report out; no database, no logging.
 *
 * <p>Polis's own words ({@code tid}, {@code pid}, {@code group-id}) appear here and nowhere else. Owns no table; may use
 * FastCSV, Jackson's streaming parser and {@code clustering}. The command {@code analyse} runs on this package alone, so
 * nothing in it may load Vert.x or the database. Start reading at {@code PolisDirectory}.
 */
@NullMarked
package nl.polder.server.transfer.polis;

import org.jspecify.annotations.NullMarked;
