package nl.polder.server.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import nl.polder.server.analysis.Results;
import org.jspecify.annotations.Nullable;

/**
 * One frozen report: every number that any of its renderings shows, and nothing that changes later.
 *
 * <p>Of privacy tier T1. Left open for later, and said so in the report: the margins of the population and rounds before
 * this one.
 *
 * @param schema version of this shape
 * @param head what it is about
 * @param results the published analysis, with its version, log position, hash, method and seed
 * @param participation who took part
 * @param moderation what was decided about statements, and why
 * @param certainty what the groups and the conclusions rest on
 * @param places where statements lie in the plane of opinion; empty without axes
 * @param topics labels of statements as they were then; empty in reports from before there were any
 */
public record Report(
        int schema,
        Head head,
        Results results,
        Participation participation,
        Moderation moderation,
        Certainty certainty,
        List<Place> places,
        List<Topic> topics) {
    public static final int SCHEMA = 1;

    /** @param topics null in what was frozen before there were topics */
    public Report(
            int schema,
            Head head,
            Results results,
            Participation participation,
            Moderation moderation,
            Certainty certainty,
            List<Place> places,
            @Nullable List<Topic> topics) {
        this.schema = schema;
        this.head = head;
        this.results = results;
        this.participation = participation;
        this.moderation = moderation;
        this.certainty = certainty;
        this.places = List.copyOf(places);
        this.topics = topics == null ? List.of() : List.copyOf(topics);
    }

    /**
     * @param code what stands in an address
     * @param names by language
     * @param statements those of it that are in the results, ascending
     */
    public record Topic(String code, Map<String, String> names, List<Integer> statements) {
        public Topic {
            names = Map.copyOf(names);
            statements = List.copyOf(statements);
        }

        /** In a language, else in the first of these. */
        public String name(String language, List<String> languages) {
            return names.getOrDefault(language, names.getOrDefault(languages.getFirst(), code));
        }
    }

    /** Of a statement, in the order of the list. */
    public List<Topic> topicsOf(int statementId) {
        return topics.stream()
                .filter(topic -> topic.statements().contains(statementId))
                .toList();
    }

    /**
     * @param number of the report within its conversation, from 1
     * @param titles question by language; the first of {@code languages} is the one to fall back on
     * @param opened first day on which people voted, if anybody did
     * @param closed day on which the conversation was closed, if it is
     * @param simulated whether the participants are simulated, to be said on every sheet
     * @param imported whether the votes were cast elsewhere
     */
    public record Head(
            int number,
            Instant madeAt,
            String slug,
            List<String> languages,
            Map<String, String> titles,
            String organisation,
            Optional<LocalDate> opened,
            Optional<LocalDate> closed,
            boolean simulated,
            boolean imported) {
        public Head {
            languages = List.copyOf(languages);
        }
    }

    /**
     * @param participants people with a vote
     * @param authors people who added a statement
     * @param votes latest votes, one per person and statement
     * @param votesPerPerson median
     * @param channels people by way in (web, embed, api, paper, import); fewer than ten are kept back, and what they could be worked out from
     * @param joined people who joined per day; days of fewer than ten people are joined to weeks, and those to the whole
     */
    public record Participation(
            int participants,
            int authors,
            long votes,
            int votesPerPerson,
            List<Channel> channels,
            List<Period> joined) {
        public Participation {
            channels = List.copyOf(channels);
            joined = List.copyOf(joined);
        }
    }

    /** @param people empty when kept back */
    public record Channel(String name, OptionalInt people) {}

    /** People who joined from the first to the last day, both included. */
    public record Period(LocalDate from, LocalDate to, int people) {}

    /**
     * @param mode {@code pre} or {@code post}
     * @param submitted statements from participants
     * @param seeded statements from the organiser
     * @param accepted of all statements
     * @param rejected likewise
     * @param waiting likewise
     * @param meta statements about the person (age, place), left out of the groups
     * @param reasons rejected statements by reason code, most first
     */
    public record Moderation(
            String mode,
            int submitted,
            int seeded,
            int accepted,
            int rejected,
            int waiting,
            int meta,
            List<Reason> reasons) {
        public Moderation {
            reasons = List.copyOf(reasons);
        }
    }

    public record Reason(String code, int statements) {}

    /**
     * @param peopleDraws agreement of the groups with those found when a fifth of the people is left out (adjusted Rand index,
     *     per draw); empty when there are no distinct groups
     * @param statementDraws likewise, leaving out a fifth of the statements
     * @param peopleDemanded the median that stable groups must reach
     * @param statementsDemanded likewise
     * @param axes the lines of opinion tested against shuffled votes
     */
    public record Certainty(
            List<Double> peopleDraws,
            List<Double> statementDraws,
            double peopleDemanded,
            double statementsDemanded,
            List<AxisTest> axes) {
        public Certainty {
            peopleDraws = List.copyOf(peopleDraws);
            statementDraws = List.copyOf(statementDraws);
            axes = List.copyOf(axes);
        }
    }

    /**
     * @param share part of all differences that the line holds, 0 to 1
     * @param shuffledHighest the highest part found in votes shuffled within statements
     * @param passes whether it is stronger than chance
     * @param shown whether people can be placed on it
     */
    public record AxisTest(int number, double share, double shuffledHighest, boolean passes, boolean shown) {}

    /** A statement in the plane of opinion, both -1 to 1. */
    public record Place(int statementId, double x, double y) {}
}
