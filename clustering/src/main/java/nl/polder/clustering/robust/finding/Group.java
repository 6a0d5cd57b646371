package nl.polder.clustering.robust.finding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One distinct group, or one segment of mode {@code polis}.
 *
 * @param number from 0; distinct groups by size, segments as given
 * @param size members (most probable group), including people between groups
 * @param share weighted share of the included people
 * @param certain mean probability of the members' own group (1 for segments, which have no probabilities)
 * @param between members whose largest probability is below 0.6
 * @param centre position on the working axes; empty for segments
 * @param oneAnswer the answer code when at least 90 % of the group's votes are the same: a style, not an opinion
 * @param oneAnswerShare share of the group's most frequent answer
 */
public record Group(
        int number,
        int size,
        double share,
        double certain,
        int between,
        List<Double> centre,
        @Nullable String oneAnswer,
        double oneAnswerShare) {}
