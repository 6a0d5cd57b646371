/**
 * Mode {@code robust}: which axes of opinion are real, whether there are groups at all, who belongs to them with what
 * certainty, and what can be said about statements. The method, its constants and its calibration are explained in
 * {@code clustering/README.md} and {@code clustering/calibration.md}.
 *
 * <p>Owns no tables; pure functions. May use {@code nl.polder.clustering} (the vote matrix) and the packages below it.
 * Start reading at {@link nl.polder.clustering.robust.RobustAnalyser}.
 */
@NullMarked
package nl.polder.clustering.robust;

import org.jspecify.annotations.NullMarked;
