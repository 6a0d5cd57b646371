package nl.polder.server.load;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * A Polis export of any size, seeded: people on two axes, statements with a level and two slopes, logistic answers, 12 % passes,
 * each person answering a share of the statements of their own. Right in every respect, so that the real import takes it.
 */
final class GeneratedExport {
    private static final long START = 1_760_000_000_000L;
    private static final double PASS = 0.12;
    private static final String[] SUBJECTS = {
        "De gemeente", "Ieder kind in de wijk", "Wie hier woont", "Een ondernemer in de binnenstad", "De provincie"
    };
    private static final String[] WISHES = {
        "moet binnen vijf jaar kunnen kiezen voor schonere lucht, ook als dat het autoverkeer langzamer maakt",
        "heeft recht op een rustige straat met bomen en een plek om te zitten",
        "zou moeten meebetalen aan de bus, omdat niet iedereen kan of wil fietsen",
        "mag zelf beslissen over zonnepanelen op het dak en een laadpaal voor de deur",
        "krijgt eerst uitleg en pas daarna een rekening, met iemand die de telefoon opneemt"
    };

    private final int people;
    private final int statements;
    private final Random random = new Random(1);
    /** [person][statement]: 1, 0, -1, or 9 for unseen. */
    private final byte[][] answers;

    private int votes;

    GeneratedExport(int people, int statements, double answered) {
        this.people = people;
        this.statements = statements;
        this.answers = new byte[people][statements];
        double[][] slopes = new double[statements][3];
        for (double[] slope : slopes) {
            slope[0] = 0.9 * random.nextGaussian();
            slope[1] = 1.2 * random.nextGaussian();
            slope[2] = 0.6 * random.nextGaussian();
        }
        for (byte[] row : answers) {
            double x = random.nextGaussian() + (random.nextInt(3) - 1);
            double y = random.nextGaussian();
            double activity = Math.min(0.95, answered * Math.exp(0.7 * random.nextGaussian() - 0.245));
            for (int s = 0; s < statements; s++) {
                row[s] =
                        random.nextDouble() < activity ? answer(slopes[s][0] + slopes[s][1] * x + slopes[s][2] * y) : 9;
                votes += row[s] == 9 ? 0 : 1;
            }
        }
    }

    private byte answer(double logit) {
        double draw = random.nextDouble();
        return (byte) (draw < PASS ? 0 : draw < PASS + (1 - PASS) / (1 + Math.exp(-logit)) ? 1 : -1);
    }

    int votes() {
        return votes;
    }

    /** Writes the four files. */
    Path in(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(
                directory.resolve("summary.csv"), "topic,Hoe blijft de stad leefbaar?\nurl,https://pol.is/2abc\n");
        writeStatements(directory.resolve("comments.csv"));
        writeVotes(directory.resolve("votes.csv"));
        writeMatrix(directory.resolve("participants-votes.csv"));
        return directory;
    }

    private void writeStatements(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n");
            for (int s = 0; s < statements; s++) {
                int[] counts = new int[3];
                for (byte[] row : answers) {
                    if (row[s] != 9) {
                        counts[row[s] + 1]++;
                    }
                }
                out.write("%d,then,%d,%d,%d,%d,1,\"%s %s (stelling %d).\"\n"
                        .formatted(
                                START + s, s, s % people, counts[2], counts[0], SUBJECTS[s % 5], WISHES[s / 5 % 5], s));
            }
        }
    }

    private void writeVotes(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("timestamp,datetime,comment-id,voter-id,vote\n");
            for (int p = 0; p < people; p++) {
                for (int s = 0; s < statements; s++) {
                    if (answers[p][s] != 9) {
                        long time = START + 60_000L * p + 150L * s;
                        out.write(time + ",then," + s + "," + p + "," + answers[p][s] + "\n");
                    }
                }
            }
        }
    }

    private void writeMatrix(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("participant,group-id,n-comments,n-votes,n-agree,n-disagree");
            for (int s = 0; s < statements; s++) {
                out.write("," + s);
            }
            for (int p = 0; p < people; p++) {
                int[] counts = new int[3];
                var cells = new StringBuilder();
                for (byte answer : answers[p]) {
                    cells.append(',');
                    if (answer != 9) {
                        counts[answer + 1]++;
                        cells.append(answer);
                    }
                }
                int wrote = p < statements ? 1 + (statements - 1 - p) / people : 0;
                out.write("\n%d,,%d,%d,%d,%d%s"
                        .formatted(p, wrote, counts[0] + counts[1] + counts[2], counts[2], counts[0], cells));
            }
            out.write("\n");
        }
    }
}
