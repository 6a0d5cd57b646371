/** The opinion mathematics: from votes to opinion groups and to what they share and where they differ. */
@NullMarked
package nl.polder.clustering;

import org.jspecify.annotations.NullMarked;
