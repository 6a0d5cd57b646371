package nl.polder.server.results;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import nl.polder.server.analysis.Axis;
import nl.polder.server.analysis.OpinionMap;
import nl.polder.server.analysis.Results;
import nl.polder.server.analysis.Results.Cell;
import nl.polder.server.analysis.Results.Group;
import nl.polder.server.analysis.Results.StatementResult;
import nl.polder.server.analysis.Results.Verdict;
import nl.polder.server.analysis.Share;
import nl.polder.server.analysis.Strip;
import nl.polder.server.analysis.Without;
import nl.polder.server.conversation.Conversation;
import org.jspecify.annotations.Nullable;

/** The API's form of results. Groups are named by their letter; what is kept back says so. */
final class ResultsJson {
    private ResultsJson() {}

    static JsonObject of(Conversation conversation, Results results) {
        return new JsonObject()
                .put("conversation", conversation.slug())
                .put("simulated", conversation.settings().simulated())
                .put("analysis", version(results))
                .put("updatedAt", results.version().updatedAt().toString())
                .put("form", code(results.form()))
                .put("distinctGroups", results.verdict().distinctGroups())
                .put("verdict", verdict(results.verdict()))
                .put("participants", results.counts().participants())
                .put("groupedParticipants", results.counts().grouped())
                .put("votes", results.counts().votes())
                .put("groups", list(results.groups(), g -> group(results, g)))
                .put("statements", list(results.statements(), s -> statement(results, s)))
                .put("shared", list(results.shared(), s -> {
                    JsonObject json = about(s.statementId(), s.side())
                            .put("atLeast", s.atLeast())
                            .put("leastGroup", letter(results, s.leastGroup()));
                    s.margin().ifPresent(people -> json.put("margin", people));
                    return json;
                }))
                .put(
                        "dividing",
                        list(
                                results.dividing(),
                                d -> new JsonObject()
                                        .put("statementId", d.statementId())
                                        .put("agreeGroup", letter(results, d.agreeGroup()))
                                        .put("disagreeGroup", letter(results, d.disagreeGroup()))
                                        .put("difference", d.difference())))
                .put(
                        "minority",
                        list(
                                results.minority(),
                                m -> about(m.statementId(), m.side())
                                        .put("group", letter(results, m.group()))
                                        .put("holders", share(m.holders()))
                                        .put(
                                                "elsewhere",
                                                m.elsewhere()
                                                        .map(ResultsJson::share)
                                                        .orElse(null))))
                .put(
                        "unclear",
                        list(
                                results.unclear(),
                                u -> new JsonObject()
                                        .put("statementId", u.statementId())
                                        .put("reason", code(u.reason()))
                                        .put("votes", u.votes())
                                        .put(
                                                "passes",
                                                u.passes()
                                                        .map(ResultsJson::share)
                                                        .orElse(null))
                                        .put(
                                                "unclear",
                                                u.unclear()
                                                        .map(ResultsJson::share)
                                                        .orElse(null))))
                .put("axes", list(results.axes(), ResultsJson::axis))
                .put("map", results.map().map(m -> map(results, m)).orElse(null))
                .put(
                        "strip",
                        results.strip()
                                .map(s -> list(s.stretches(), ResultsJson::stretch))
                                .orElse(null))
                .put("without", results.without().map(ResultsJson::without).orElse(null));
    }

    private static JsonObject without(Without without) {
        return new JsonObject()
                .put("participants", without.people().orElse(null))
                .put("votes", without.votes().orElse(null))
                .put("kind", code(without.kind()))
                .put("groupCount", without.groupCount())
                .put(
                        "changes",
                        list(
                                without.changes(),
                                c -> new JsonObject()
                                        .put("finding", code(c.finding()))
                                        .put("statementId", c.statementId())
                                        .put(
                                                "side",
                                                c.side().map(ResultsJson::code).orElse(null))
                                        .put("lost", c.lost())))
                .put(
                        "statements",
                        list(
                                without.statements(),
                                s -> new JsonObject()
                                        .put("statementId", s.statementId())
                                        .put("all", share(s.all()))
                                        .put("without", share(s.without()))));
    }

    private static JsonObject version(Results results) {
        Results.Version version = results.version();
        return new JsonObject()
                .put("number", version.number())
                .put("position", version.position())
                .put("hash", version.hash())
                .put("algorithm", version.algorithm())
                .put("seed", version.seed());
    }

    private static JsonObject verdict(Verdict verdict) {
        JsonObject evidence = new JsonObject();
        verdict.evidence().forEach(evidence::put);
        return new JsonObject()
                .put("kind", code(verdict.kind()))
                .put("groupCount", verdict.groupCount())
                .put("axesShown", verdict.axesShown())
                .put("axesPassed", verdict.axesPassed())
                .put("included", verdict.included())
                .put("between", verdict.between())
                .put("evidence", evidence);
    }

    private static JsonObject group(Results results, Group group) {
        return new JsonObject()
                .put("group", String.valueOf(group.letter()))
                .put("size", group.size())
                .put("share", group.share())
                .put("x", group.x())
                .put("y", group.y())
                .put(
                        "making",
                        list(
                                group.making(),
                                m -> about(m.statementId(), m.side())
                                        .put("inGroup", share(m.inGroup()))
                                        .put("elsewhere", share(m.elsewhere()))));
    }

    private static JsonObject statement(Results results, StatementResult statement) {
        JsonObject groups = new JsonObject();
        for (Group group : results.groups()) {
            groups.put(String.valueOf(group.letter()), cell(statement.groups().get(group.index())));
        }
        JsonObject texts = new JsonObject();
        statement.texts().forEach(texts::put);
        return new JsonObject()
                .put("statementId", statement.statementId())
                .put("text", statement.text())
                .put("language", statement.language())
                .put("texts", texts)
                .put("origin", statement.origin())
                .put("everybody", cell(statement.everybody()))
                .put("groups", groups);
    }

    private static JsonObject cell(Cell cell) {
        return switch (cell) {
            case Cell.Suppressed kept -> new JsonObject().put("keptBack", true);
            case Cell.Known known ->
                new JsonObject()
                        .put("votes", known.votes())
                        .put("agree", share(known.agree()))
                        .put("disagree", share(known.disagree()))
                        .put("pass", share(known.pass()));
        };
    }

    private static JsonObject share(Share share) {
        return new JsonObject()
                .put("count", share.count())
                .put("of", share.base())
                .put("share", share.value())
                .put("low", share.low())
                .put("high", share.high());
    }

    private static JsonObject axis(Axis axis) {
        return new JsonObject()
                .put("variation", axis.variation())
                .put("towardsPlus", list(axis.towardsPlus(), p -> about(p.statementId(), p.side())))
                .put("towardsMinus", list(axis.towardsMinus(), p -> about(p.statementId(), p.side())))
                .put(
                        "ends",
                        list(
                                axis.ends(),
                                e -> new JsonObject()
                                        .put("statementId", e.statementId())
                                        .put("minusAgree", share(e.minusAgree()))
                                        .put("plusAgree", share(e.plusAgree()))));
    }

    private static JsonObject map(Results results, OpinionMap map) {
        return new JsonObject()
                .put("variation", map.variation())
                .put(
                        "marks",
                        list(
                                map.marks(),
                                m -> new JsonObject()
                                        .put("x", m.x())
                                        .put("y", m.y())
                                        .put("people", m.people())
                                        .put("group", letter(results, m.group()))))
                .put(
                        "hulls",
                        list(
                                map.hulls(),
                                h -> new JsonObject()
                                        .put(
                                                "group",
                                                String.valueOf(results.groups()
                                                        .get(h.group())
                                                        .letter()))
                                        .put(
                                                "corners",
                                                list(
                                                        h.corners(),
                                                        c -> new JsonObject()
                                                                .put("x", c.x())
                                                                .put("y", c.y())))));
    }

    private static JsonObject stretch(Strip.Stretch stretch) {
        return new JsonObject()
                .put("from", stretch.from())
                .put("to", stretch.to())
                .put("people", stretch.people());
    }

    private static JsonObject about(int statement, Results.Side side) {
        return new JsonObject().put("statementId", statement).put("side", code(side));
    }

    private static @Nullable String letter(Results results, OptionalInt group) {
        return group.isPresent()
                ? String.valueOf(results.groups().get(group.getAsInt()).letter())
                : null;
    }

    /** {@code NOT_YET_JUDGED} as {@code not-yet-judged}. */
    private static String code(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private static <T> JsonArray list(List<T> items, Function<T, JsonObject> json) {
        var list = new JsonArray();
        items.forEach(item -> list.add(json.apply(item)));
        return list;
    }
}
