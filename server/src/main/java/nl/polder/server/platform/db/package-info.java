/**
 * Access to PostgreSQL: one pool for requests, one for the vote log's batches, transactions, migrations.
 *
 * <p>Owns no table: statements of SQL stand in each feature's store. Depends on {@code platform.config}. Start reading at
 * {@link nl.polder.server.platform.db.Db}.
 */
@NullMarked
package nl.polder.server.platform.db;

import org.jspecify.annotations.NullMarked;
