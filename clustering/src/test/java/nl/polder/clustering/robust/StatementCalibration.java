package nl.polder.clustering.robust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import nl.polder.clustering.Moderation;
import nl.polder.clustering.robust.finding.Consensus;
import nl.polder.clustering.robust.finding.Distinguishing;
import nl.polder.clustering.robust.finding.Reading;
import nl.polder.clustering.robust.finding.StatementReading;
import nl.polder.clustering.robust.gaps.Mixture;
import nl.polder.clustering.robust.latent.Positions;
import nl.polder.clustering.robust.numbers.Jeffreys;
import nl.polder.clustering.robust.reading.Readings;
import nl.polder.clustering.robust.votes.Selection;

/**
 * Is what is said about statements true? Planted groups at oracle 0.9, half of the statements truly equal in all groups: how many of
 * the distinguishing ones are false, and how often "at least L in every group" exceeds the lowest group's true share. One line
 * per draw; draws in the file are not done again.
 */
final class StatementCalibration {
    private static final int FIGURES = 10;
    private static final List<Design> DESIGNS = List.of(
            new Design("60/40", new double[] {0.6, 0.4}, new Simulated.Size(300, 60, 0.5)),
            new Design("50/30/20", new double[] {0.5, 0.3, 0.2}, new Simulated.Size(500, 80, 0.4)),
            new Design("92/8", new double[] {0.92, 0.08}, new Simulated.Size(1000, 60, 0.4)));

    private StatementCalibration() {}

    private record Design(String name, double[] plan, Simulated.Size size) {}

    /** Arguments: file, draws per design, minutes at most. */
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]);
        long end = System.nanoTime() + Long.parseLong(args[2]) * 60_000_000_000L;
        Set<String> done = new HashSet<>();
        if (Files.exists(file)) {
            Files.readAllLines(file).forEach(line -> done.add(CalibrationDraw.key(line)));
        }
        for (int draw = 0; draw < Integer.parseInt(args[1]); draw++) {
            for (Design design : DESIGNS) {
                if (System.nanoTime() < end && !done.contains(design.name() + "," + draw)) {
                    Files.writeString(file, line(design, draw), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                }
            }
        }
        print(Files.readAllLines(file));
    }

    private static String line(Design design, int draw) {
        Simulated.Planted made = new Simulated(design.size(), 7_000_000 + draw).groups(design.plan(), 0.9, 0.5);
        RobustOptions options =
                RobustOptions.withSeed(draw).withPermutations(29).withEffort(RobustOptions.Effort.VERDICT);
        Selection selection = Selection.of(made.votes(), Moderation.none(), options);
        Model model = new Model(selection.table(), options);
        Mixture groups = model.groups();
        Positions positions = model.positions();
        int[] counts = new int[FIGURES];
        if (groups != null && positions != null && groups.components() == design.plan().length) {
            Reading reading = new Readings(made.votes(), selection, options.smallestCell())
                    .groups(positions, groups, model.copies());
            counts = counts(reading, made.logits());
        }
        return design.name() + "," + draw + ","
                + String.join(
                        ",", Arrays.stream(counts).mapToObj(String::valueOf).toList()) + "\n";
    }

    /** Read 1; distinguishing, false of these; truly different; statements, L too high; listed as consensus, too high; tests, false. */
    private static int[] counts(Reading reading, double[][] logits) {
        int[] counts = new int[FIGURES];
        counts[0] = 1;
        Set<Integer> listed = new HashSet<>();
        reading.distinguishing().stream().map(Distinguishing::statement).forEach(listed::add);
        counts[1] = listed.size();
        counts[8] = reading.distinguishing().size();
        counts[9] = (int) reading.distinguishing().stream()
                .filter(d -> !differs(logits, d.statement()))
                .count();
        counts[2] = (int) listed.stream().filter(s -> !differs(logits, s)).count();
        for (StatementReading s : reading.statements()) {
            counts[3] += differs(logits, s.statement()) ? 1 : 0;
            double low =
                    s.groups().stream().mapToDouble(g -> g.agree().low()).min().orElse(0);
            counts[4]++;
            counts[5] += low > lowest(logits, s.statement()) ? 1 : 0;
        }
        for (Consensus c : reading.agreed()) {
            counts[6]++;
            counts[7] += c.atLeastListed() > lowest(logits, c.statement()) ? 1 : 0;
        }
        return counts;
    }

    private static boolean differs(double[][] logits, int statement) {
        return Arrays.stream(logits).anyMatch(group -> group[statement] != logits[0][statement]);
    }

    private static double lowest(double[][] logits, int statement) {
        return Arrays.stream(logits)
                .mapToDouble(group -> Simulated.probability(group[statement], 1))
                .min()
                .orElse(0);
    }

    private static void print(List<String> lines) {
        System.out.println(
                "| groups | draws read | tests significant, false | mean false share | statements, false | power"
                        + " | \"at least L\" too high | of a list |\n|---|---|---|---|---|---|---|---|");
        for (Design design : DESIGNS) {
            double[] sum = new double[FIGURES];
            double shares = 0;
            for (String line : lines) {
                String[] part = line.split(",");
                double[] n = Arrays.stream(part, 2, part.length)
                        .mapToDouble(Double::parseDouble)
                        .toArray();
                boolean of = part[0].equals(design.name());
                for (int c = 0; of && c < FIGURES; c++) {
                    sum[c] += n[c];
                }
                shares += of && n[8] > 0 ? n[9] / n[8] : 0;
            }
            System.out.printf(
                    Locale.ROOT,
                    "| %s, %s | %.0f | %.0f, %.0f | %.3f | %.0f, %.0f | %.2f | %.0f of %.0f = %.2f %% (upper end %.2f %%) | %.0f of %.0f |%n",
                    design.name(),
                    design.size(),
                    sum[0],
                    sum[8],
                    sum[9],
                    shares / sum[0],
                    sum[1],
                    sum[2],
                    (sum[1] - sum[2]) / sum[3],
                    sum[5],
                    sum[4],
                    100 * sum[5] / sum[4],
                    100 * Jeffreys.high(sum[5], sum[4], 0.05),
                    sum[7],
                    sum[6]);
        }
    }
}
