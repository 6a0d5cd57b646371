package nl.polder.clustering.robust;

import nl.polder.clustering.robust.finding.RobustAnalysis;

/**
 * Both halves of a run.
 *
 * @param analysis what is published
 * @param participants positions and memberships; personal, never published
 */
public record RobustResult(RobustAnalysis analysis, RobustParticipants participants) {}
