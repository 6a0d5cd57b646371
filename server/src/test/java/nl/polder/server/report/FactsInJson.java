package nl.polder.server.report;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/** Finds the number of a {@link Fact} in a report's JSON. */
final class FactsInJson {
    private final Report report;
    private final JsonObject json;

    FactsInJson(Report report, JsonObject json) {
        this.report = report;
        this.json = json;
    }

    /** Empty when it is not there. */
    OptionalDouble value(Fact fact) {
        JsonObject results = json.getJsonObject("results");
        return switch (fact.section()) {
            case "statements" ->
                fact.measure().equals("kept-back")
                        ? OptionalDouble.empty()
                        : share(cell(statement(results.getJsonArray("statements"), fact), fact.who()), fact.measure());
            case "dividing" -> number(statement(results.getJsonArray("dividing"), fact), "difference");
            case "shared" ->
                number(
                        statement(results.getJsonArray("shared"), fact),
                        fact.measure().equals("margin-persons") ? "margin" : "atLeast");
            case "minority" ->
                share(
                        minority(results.getJsonArray("minority"), fact),
                        fact.who().equals("others") ? "elsewhere" : "holders");
            case "unclear" -> share(statement(results.getJsonArray("unclear"), fact), "passes");
            case "groups" -> ofGroups(results, fact);
            case "without" -> ofWithout(results.getJsonObject("without"), fact);
            case "topics" ->
                among(json.getJsonArray("topics"), it -> it.getString("code").equals(fact.measure()))
                        .map(it ->
                                OptionalDouble.of(it.getJsonArray("statements").size()))
                        .orElse(OptionalDouble.empty());
            case "participation" -> ofParticipation(fact);
            case "moderation" -> ofModeration(fact);
            case "certainty" -> ofCertainty(fact);
            default -> throw new IllegalArgumentException("nobody said where this is: " + fact);
        };
    }

    private OptionalDouble ofGroups(JsonObject results, Fact fact) {
        if (fact.measure().startsWith("size ")) {
            return number(
                    results.getJsonArray("groups")
                            .getJsonObject(
                                    FourFormats.groupOf(report, fact.measure().substring(5))),
                    "size");
        }
        if (fact.who().endsWith("-end")) {
            JsonObject axis = results.getJsonArray("axes").getJsonObject(0);
            return share(
                    statement(axis.getJsonArray("ends"), fact),
                    fact.who().equals("one-end") ? "minusAgree" : "plusAgree");
        }
        // "others" stands beside the group it was compared with: any group's answer to this statement may be the one.
        return results.getJsonArray("groups").stream()
                .map(JsonObject.class::cast)
                .filter(group -> fact.who().equals("others") || fact.who().equals(group.getString("letter")))
                .flatMap(group -> group.getJsonArray("making").stream().map(JsonObject.class::cast))
                .filter(making ->
                        making.getInteger("statementId") == fact.statementId().orElseThrow()
                                && making.getString("side").equalsIgnoreCase(fact.measure()))
                .map(making -> share(making, fact.who().equals("others") ? "elsewhere" : "inGroup"))
                .filter(share ->
                        FourFormats.near(share.orElse(Double.NaN), fact.value().orElse(Double.NaN)))
                .findFirst()
                .orElse(OptionalDouble.empty());
    }

    private OptionalDouble ofParticipation(Fact fact) {
        JsonObject people = json.getJsonObject("participation");
        JsonObject counts = json.getJsonObject("results").getJsonObject("counts");
        String measure = fact.measure();
        if (measure.startsWith("joined ")) {
            return among(
                            people.getJsonArray("joined"),
                            it -> measure.equals("joined " + it.getString("from") + "/" + it.getString("to")))
                    .map(it -> number(it, "people"))
                    .orElse(OptionalDouble.empty());
        }
        if (measure.startsWith("channel ")) {
            return among(people.getJsonArray("channels"), it -> measure.equals("channel " + it.getString("name")))
                    .map(it -> number(it, "people"))
                    .orElse(OptionalDouble.empty());
        }
        return switch (measure) {
            case "votes-per-person-median" -> number(people, "votesPerPerson");
            case "grouped", "statements" -> number(counts, measure);
            case "tested" -> number(json.getJsonObject("results").getJsonObject("verdict"), "included");
            default -> number(people, measure);
        };
    }

    private OptionalDouble ofModeration(Fact fact) {
        JsonObject moderation = json.getJsonObject("moderation");
        return fact.measure().startsWith("reason ")
                ? among(
                                moderation.getJsonArray("reasons"),
                                it -> fact.measure().equals("reason " + it.getString("code")))
                        .map(it -> number(it, "statements"))
                        .orElse(OptionalDouble.empty())
                : number(moderation, fact.measure());
    }

    private OptionalDouble ofCertainty(Fact fact) {
        JsonObject certainty = json.getJsonObject("certainty");
        String measure = fact.measure();
        if (measure.startsWith("axis ")) {
            return among(
                            certainty.getJsonArray("axes"),
                            it -> measure.startsWith("axis " + it.getInteger("number") + " "))
                    .map(it -> number(it, measure.endsWith("shuffled") ? "shuffledHighest" : "share"))
                    .orElse(OptionalDouble.empty());
        }
        boolean people = measure.startsWith("people");
        double demanded = certainty.getDouble(people ? "peopleDemanded" : "statementsDemanded");
        return OptionalDouble.of(certainty.getJsonArray(people ? "peopleDraws" : "statementDraws").stream()
                .filter(draw -> !measure.endsWith("reached") || ((Number) draw).doubleValue() >= demanded)
                .count());
    }

    private static OptionalDouble ofWithout(JsonObject without, Fact fact) {
        if (fact.statementId().isEmpty()) {
            return number(without, fact.measure().equals("votes") ? "votes" : "people");
        }
        return share(
                statement(without.getJsonArray("statements"), fact), fact.who().equals("all") ? "all" : "without");
    }

    private static Optional<JsonObject> among(JsonArray all, Predicate<JsonObject> wanted) {
        return all.stream().map(JsonObject.class::cast).filter(wanted).findFirst();
    }

    private static OptionalDouble number(JsonObject of, String name) {
        Number number = of.getNumber(name);
        return number == null ? OptionalDouble.empty() : OptionalDouble.of(number.doubleValue());
    }

    /** The JSON has a share as count and base. */
    private static OptionalDouble share(JsonObject of, String name) {
        JsonObject share = of.getJsonObject(name);
        return share == null
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) share.getInteger("count") / share.getInteger("base"));
    }

    /** A statement may be a minority's for several groups and both answers. */
    private JsonObject minority(JsonArray all, Fact fact) {
        return among(
                        all,
                        it -> it.getInteger("statementId") == fact.statementId().orElseThrow()
                                && it.getString("side").equalsIgnoreCase(fact.measure())
                                && FourFormats.near(
                                        share(it, fact.who().equals("others") ? "elsewhere" : "holders")
                                                .orElse(Double.NaN),
                                        fact.value().orElse(Double.NaN)))
                .orElseThrow(() -> new AssertionError("no minority: " + fact));
    }

    private JsonObject cell(JsonObject statement, String who) {
        return who.equals("all")
                ? statement.getJsonObject("everybody")
                : statement.getJsonArray("groups").getJsonObject(FourFormats.groupOf(report, who));
    }

    private static JsonObject statement(JsonArray all, Fact fact) {
        return all.stream()
                .map(JsonObject.class::cast)
                .filter(it -> it.getInteger("statementId") == fact.statementId().orElseThrow())
                .findFirst()
                .orElseThrow();
    }
}
