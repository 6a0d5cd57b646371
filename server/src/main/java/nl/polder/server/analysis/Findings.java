package nl.polder.server.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.polder.clustering.robust.finding.Consensus;
import nl.polder.clustering.robust.finding.Distinguishing;
import nl.polder.clustering.robust.finding.Margin;
import nl.polder.clustering.robust.finding.MinorityVoice;
import nl.polder.clustering.robust.finding.Reading;
import nl.polder.server.analysis.Cells.Votes;
import nl.polder.server.analysis.Results.Cell;
import nl.polder.server.analysis.Results.Dividing;
import nl.polder.server.analysis.Results.Making;
import nl.polder.server.analysis.Results.Minority;
import nl.polder.server.analysis.Results.Shared;
import nl.polder.server.analysis.Results.Side;

/**
 * What the results say about statements. Which statements are shared, divide or are held by a minority is decided by the readings
 * of mode {@code robust} (leave-one-out memberships); this class keeps to cells that may be shown, puts the strongest first and
 * says it in the order of the letters. Until there is a verdict, only what needs none is said.
 */
final class Findings {
    private static final int LISTED_MAX = 10;
    private static final int MAKING_MAX = 3;
    private static final double NAMED = 0.15;
    private static final double SHARED = 0.5;
    private static final double MARGIN_AT = 0.6;
    private static final double DIVIDED = 0.25;
    private static final double CLEAR = 0.5;
    private static final double SIGNIFICANT = 0.05;

    private final AnalysedVotes run;
    private final Presentation presentation;
    private final int groups;
    private final Map<Integer, Cells.Row> rows;
    private final Map<Integer, List<Votes>> groupVotes;
    private final Map<Integer, Votes> all;
    private final Optional<Reading> everybody;
    private final Optional<Reading> divided;
    private final boolean comparable;

    Findings(
            AnalysedVotes run,
            Presentation presentation,
            int groups,
            Map<Integer, Cells.Row> rows,
            Map<Integer, List<Votes>> groupVotes,
            Map<Integer, Votes> all) {
        this.run = run;
        this.presentation = presentation;
        this.groups = groups;
        this.rows = rows;
        this.groupVotes = groupVotes;
        this.all = all;
        this.everybody = run.robust().map(r -> r.analysis().everybody());
        this.divided = groups == 0
                ? Optional.empty()
                : run.robust().flatMap(r -> Optional.ofNullable(r.analysis().divided()));
        this.comparable = rows.keySet().stream().anyMatch(this::isWhollyKnown);
    }

    List<Shared> shared() {
        return shares().filter(c -> comparable
                        ? isWhollyKnown(c.statement())
                        : row(c.statement()).everybody() instanceof Cell.Known)
                .sorted(Comparator.comparingDouble(Consensus::atLeast).reversed())
                .limit(LISTED_MAX)
                .map(this::shared)
                .toList();
    }

    /** What all groups share; what everybody shares where there are none, or where one is too small to be compared. */
    private Stream<Consensus> shares() {
        return (comparable ? divided.or(() -> everybody) : everybody)
                .stream()
                        .flatMap(r -> Stream.concat(r.agreed().stream(), r.disagreed().stream()))
                        .filter(c -> c.atLeast() > SHARED)
                        .filter(c -> comparable || countsWhatIsShown(c.statement()));
    }

    /** Where a few people outside the groups are left out of the row, a bound over everybody would tell what they answered. */
    private boolean countsWhatIsShown(int statement) {
        return row(statement).everybody() instanceof Cell.Known known
                && known.votes() == all.getOrDefault(statement, Votes.NONE).total();
    }

    private Shared shared(Consensus consensus) {
        OptionalInt margin = consensus.margins().stream()
                .filter(m -> m.threshold() == MARGIN_AT)
                .mapToInt(Margin::addedContrary)
                .findFirst();
        OptionalInt least = comparable && divided.isPresent() ? indexOf(consensus.weakestGroup()) : OptionalInt.empty();
        return new Shared(consensus.statement(), side(consensus.side()), consensus.atLeast(), least, margin);
    }

    /** The most certain first: a difference of 96 points between 22 and 27 people says less than one of 80 between hundreds. */
    List<Dividing> dividing() {
        return allDividing()
                .sorted(Comparator.comparingDouble(this::certainDifference).reversed())
                .limit(LISTED_MAX)
                .toList();
    }

    private Stream<Dividing> allDividing() {
        return groups >= 2 ? rows.keySet().stream().flatMap(s -> betweenGroups(s).stream()) : amongEverybody();
    }

    /** What is left of the difference when both shares lie at the ends of their intervals that are nearest to one another. */
    private double certainDifference(Dividing dividing) {
        if (dividing.agreeGroup().isPresent() && dividing.disagreeGroup().isPresent()) {
            return agree(dividing.statementId(), dividing.agreeGroup().getAsInt())
                            .low()
                    - agree(dividing.statementId(), dividing.disagreeGroup().getAsInt())
                            .high();
        }
        return known(row(dividing.statementId()).everybody())
                .map(c -> 2 * Math.min(c.agree().low(), c.disagree().low()))
                .orElse(0.0);
    }

    private Share agree(int statement, int group) {
        return ((Cell.Known) cell(statement, group)).agree();
    }

    /** The statements of which something is said that the margins leave standing. */
    Set<Integer> concluded() {
        Set<Integer> said = new HashSet<>();
        shares().forEach(c -> said.add(c.statement()));
        allDividing().filter(d -> certainDifference(d) >= NAMED).forEach(d -> said.add(d.statementId()));
        dividing().forEach(d -> said.add(d.statementId()));
        minority().forEach(m -> said.add(m.statementId()));
        return said;
    }

    /** The groups that agree most and least, when the statement sets groups apart and all cells may be shown. */
    private Optional<Dividing> betweenGroups(int statement) {
        boolean setsApart = divided.isEmpty()
                || divided.get().distinguishing().stream().anyMatch(d -> d.statement() == statement && significant(d));
        if (!setsApart || !isWhollyKnown(statement)) {
            return Optional.empty();
        }
        double[] agree = row(statement).groups().stream()
                .mapToDouble(c -> ((Cell.Known) c).agree().value())
                .toArray();
        int most = IntStream.range(0, groups)
                .reduce((a, b) -> agree[b] > agree[a] ? b : a)
                .orElseThrow();
        int least = IntStream.range(0, groups)
                .reduce((a, b) -> agree[b] < agree[a] ? b : a)
                .orElseThrow();
        double difference = agree[most] - agree[least];
        return difference < NAMED
                ? Optional.empty()
                : Optional.of(new Dividing(statement, OptionalInt.of(most), OptionalInt.of(least), difference));
    }

    private Stream<Dividing> amongEverybody() {
        return rows.entrySet().stream()
                .flatMap(row -> known(row.getValue().everybody()).stream()
                        .filter(c -> Math.min(c.agree().value(), c.disagree().value()) >= DIVIDED)
                        .map(c -> new Dividing(
                                row.getKey(),
                                OptionalInt.empty(),
                                OptionalInt.empty(),
                                2 * Math.min(c.agree().value(), c.disagree().value()))));
    }

    /** The statements that set a group apart most; the answer that it gives more often than everybody else. */
    List<Making> making(int group) {
        if (groups < 2) {
            return List.of();
        }
        return candidates(group)
                .filter(statement -> cell(statement, group) instanceof Cell.Known)
                .map(statement -> making(statement, group))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingDouble(Findings::certainLead).reversed())
                .limit(MAKING_MAX)
                .toList();
    }

    private Stream<Integer> candidates(int group) {
        if (divided.isEmpty()) {
            return rows.keySet().stream();
        }
        int number = presentation.numbers().get(group);
        return divided.get().distinguishing().stream()
                .filter(d -> (groups == 2 || d.group() == number) && significant(d))
                .map(Distinguishing::statement)
                .distinct()
                .filter(rows::containsKey);
    }

    private static boolean significant(Distinguishing found) {
        return found.adjusted() <= SIGNIFICANT && Math.abs(found.difference()) >= NAMED;
    }

    private Optional<Making> making(int statement, int group) {
        Votes inside = votes(statement).get(group);
        Votes outside = elsewhere(statement, group);
        if (outside.total() < Cells.SMALLEST) {
            return Optional.empty();
        }
        Making agree = making(statement, Side.AGREE, inside, outside);
        Making disagree = making(statement, Side.DISAGREE, inside, outside);
        Making stronger = lead(disagree) > lead(agree) ? disagree : agree;
        return lead(stronger) >= NAMED ? Optional.of(stronger) : Optional.empty();
    }

    private static Making making(int statement, Side side, Votes inside, Votes outside) {
        return new Making(
                statement,
                side,
                Cells.share(inside.of(side), inside.total()),
                Cells.share(outside.of(side), outside.total()));
    }

    private static double lead(Making making) {
        return making.inGroup().value() - making.elsewhere().value();
    }

    private static double certainLead(Making making) {
        return making.inGroup().low() - making.elsewhere().high();
    }

    /**
     * Every one that may be shown, those of groups by how certainly they lead: what one group supports and the others do not,
     * unless it is what leads among everybody; then what a small share of everybody agrees with and certainly more do not.
     */
    List<Minority> minority() {
        List<Minority> all = new ArrayList<>();
        Set<Integer> said = new HashSet<>();
        divided.ifPresent(reading -> reading.minority()
                .forEach(voice -> ofGroup(voice).ifPresent(m -> {
                    all.add(m);
                    said.add(m.statementId());
                })));
        all.sort(Comparator.comparingDouble(Findings::standsOut).reversed());
        everybody.ifPresent(reading -> reading.minority().stream()
                .filter(voice -> voice.side() == nl.polder.clustering.robust.finding.Side.AGREE
                        && !said.contains(voice.statement()))
                .flatMap(voice -> ofEverybody(voice.statement()).stream())
                .sorted(Comparator.comparingDouble(this::outvoted).reversed())
                .forEach(all::add));
        return all;
    }

    private static double standsOut(Minority voice) {
        return voice.holders().low() - voice.elsewhere().map(Share::high).orElse(0.0);
    }

    private Optional<Minority> ofGroup(MinorityVoice voice) {
        OptionalInt group = indexOf(voice.group());
        Side side = side(voice.side());
        if (group.isEmpty()
                || !(cell(voice.statement(), group.getAsInt()) instanceof Cell.Known)
                || leads(voice.statement(), side)) {
            return Optional.empty();
        }
        Votes inside = votes(voice.statement()).get(group.getAsInt());
        Votes outside = elsewhere(voice.statement(), group.getAsInt());
        return outside.total() < Cells.SMALLEST
                ? Optional.empty()
                : Optional.of(new Minority(
                        voice.statement(),
                        side,
                        group,
                        Cells.share(inside.of(side), inside.total()),
                        Optional.of(Cells.share(outside.of(side), outside.total()))));
    }

    /** What most of everybody answer is no view of a minority, whichever group is behind it; nor is what more answer than its contrary. */
    private boolean leads(int statement, Side side) {
        return known(row(statement).everybody())
                .map(c -> side == Side.AGREE
                        ? c.agree().value() >= c.disagree().value()
                        : c.disagree().value() >= c.agree().value())
                .orElse(true);
    }

    /** Where as many may hold the contrary, nobody is a minority. */
    private Optional<Minority> ofEverybody(int statement) {
        return known(row(statement).everybody())
                .map(c -> new Minority(statement, Side.AGREE, OptionalInt.empty(), c.agree(), Optional.empty()))
                .filter(voice -> outvoted(voice) > 0);
    }

    /** By how much more of everybody certainly hold the contrary. */
    private double outvoted(Minority voice) {
        return known(row(voice.statementId()).everybody())
                .map(c -> c.disagree().low() - c.agree().high())
                .orElse(0.0);
    }

    private Cells.Row row(int statement) {
        return rows.getOrDefault(statement, Cells.row(Votes.NONE, Collections.nCopies(groups, Votes.NONE)));
    }

    private List<Votes> votes(int statement) {
        return groupVotes.getOrDefault(statement, Collections.nCopies(groups, Votes.NONE));
    }

    private boolean isWhollyKnown(int statement) {
        Cells.Row row = row(statement);
        return row.everybody() instanceof Cell.Known && row.groups().stream().allMatch(Cell.Known.class::isInstance);
    }

    private Cell cell(int statement, int group) {
        return row(statement).groups().get(group);
    }

    private Votes elsewhere(int statement, int group) {
        List<Votes> all = votes(statement);
        return IntStream.range(0, groups)
                .filter(g -> g != group)
                .mapToObj(all::get)
                .reduce(Votes.NONE, Votes::plus);
    }

    private OptionalInt indexOf(int number) {
        int index = presentation.numbers().indexOf(number);
        return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
    }

    private static Optional<Cell.Known> known(Cell cell) {
        return cell instanceof Cell.Known known ? Optional.of(known) : Optional.empty();
    }

    private static Side side(nl.polder.clustering.robust.finding.Side side) {
        return switch (side) {
            case AGREE -> Side.AGREE;
            case DISAGREE -> Side.DISAGREE;
        };
    }
}
