/** Polder, the application: one package per feature. {@code Main} starts it, {@code App} connects everything. */
@NullMarked
package nl.polder.server;

import org.jspecify.annotations.NullMarked;
