package nl.polder.clustering.robust.finding;

/** A statistic under shuffled votes: mean, standard deviation, median, 95 % point and maximum over the shuffles. */
public record NullSpread(double mean, double sd, double median, double q95, double max) {}
