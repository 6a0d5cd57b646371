package nl.polder.server.participation.page;

import io.vertx.ext.web.Router;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.polder.server.participant.FormTokens;
import nl.polder.server.participation.ApiAnswers;
import nl.polder.server.participation.Ballot;
import nl.polder.server.participation.Cards;
import nl.polder.server.participation.MyParticipation;
import nl.polder.server.participation.Submission;
import nl.polder.server.participation.SubmitAnswer;
import nl.polder.server.participation.Submitting;
import nl.polder.server.platform.http.Problems;
import nl.polder.server.platform.http.Routes;
import nl.polder.server.platform.render.Pages;
import nl.polder.server.platform.render.Phrase;
import nl.polder.server.statement.Moderation;
import nl.polder.server.statement.PersonalData;
import nl.polder.server.statement.Statement;
import nl.polder.server.statement.StatementStore;
import nl.polder.server.vote.Vote;
import org.jspecify.annotations.Nullable;

/**
 * Adding a statement. Whatever cannot be accepted comes back with what was typed still there; advice (it looks like another, it
 * holds personal data) is shown once, and the author decides.
 */
public final class StatementPages implements Routes {

    private static final String TEMPLATE = "participation/statement-new";
    private static final int UNPROCESSABLE = 422;

    private final Pages pages;
    private final Visits visits;
    private final Submitting submitting;
    private final Cards cards;
    private final MyParticipation mine;
    private final StatementStore statements;
    private final FormTokens tokens;
    private final Clock clock;

    public StatementPages(
            Pages pages,
            Visits visits,
            Submitting submitting,
            Cards cards,
            MyParticipation mine,
            StatementStore statements,
            FormTokens tokens,
            Clock clock) {
        this.pages = pages;
        this.visits = visits;
        this.submitting = submitting;
        this.cards = cards;
        this.mine = mine;
        this.statements = statements;
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public void mount(Router router) {
        router.get("/c/:slug/statements/new").handler(visits.page(this::show));
        router.post("/c/:slug/statements").handler(visits.page(this::send));
    }

    private void show(Visit visit) {
        if (!visit.conversation().acceptsStatements(clock.instant())) {
            throw Problems.writingClosed();
        }
        pages.send(visit.http(), TEMPLATE, form(visit, "", cards.newKey(), List.of(), List.of(), Set.of()));
    }

    private void send(Visit visit) {
        String text = visit.field("text");
        String key = visit.field("key");
        Set<String> seen = List.of(visit.field("seen").split(",")).stream()
                .filter(Set.of(Submission.SIMILAR, Submission.PERSONAL)::contains)
                .collect(Collectors.toUnmodifiableSet());
        var submission = new Submission(
                text,
                visit.visitor().language(),
                Optional.of(key).filter(k -> !k.isEmpty() && k.length() <= Ballot.KEY_LENGTH_MAX),
                seen);
        SubmitAnswer answer = submitting.submit(visit.visitor(), submission).await();
        switch (answer) {
            case SubmitAnswer.Saved saved -> {
                visits.remember(visit, saved.credential());
                boolean placed = saved.moderation() == Moderation.ACCEPTED;
                pages.redirect(visit.http(), visit.path("/mine?said=" + (placed ? "placed" : "sent")));
            }
            case SubmitAnswer.Empty empty -> again(visit, text, List.of(Phrase.of("new.empty")), List.of(), seen);
            case SubmitAnswer.TooLong tooLong ->
                again(
                        visit,
                        text,
                        List.of(Phrase.of(
                                "new.tooLong",
                                "n",
                                tooLong.length() - tooLong.lengthMax(),
                                "max",
                                tooLong.lengthMax())),
                        List.of(),
                        seen);
            case SubmitAnswer.HoldsPersonalData holds ->
                again(
                        visit,
                        text,
                        holds.kinds().stream().map(StatementPages::found).toList(),
                        List.of(),
                        with(seen, Submission.PERSONAL));
            case SubmitAnswer.LooksLike looks ->
                again(visit, text, List.of(), looks.similar(), with(seen, Submission.SIMILAR));
            case SubmitAnswer.SameStatement same ->
                again(
                        visit,
                        text,
                        List.of(Phrase.of("new.duplicate")),
                        statements.find(visit.conversation().id(), same.statementId()).await().stream()
                                .toList(),
                        seen);
            case SubmitAnswer.WritingClosed closed ->
                throw ApiAnswers.problem(closed, visit.visitor().language());
            case SubmitAnswer.UnknownCredential unknown ->
                throw ApiAnswers.problem(unknown, visit.visitor().language());
        }
    }

    private void again(
            Visit visit, String text, List<Phrase> problems, List<Statement> similar, Set<String> acknowledged) {
        String key = visit.field("key").isEmpty() ? cards.newKey() : visit.field("key");
        pages.sendAgain(visit.http(), UNPROCESSABLE, TEMPLATE, form(visit, text, key, problems, similar, acknowledged));
    }

    private FormView form(
            Visit visit,
            String text,
            String key,
            List<Phrase> problems,
            List<Statement> similar,
            Set<String> acknowledged) {
        int lengthMax = visit.conversation().settings().statementLengthMax();
        String language = visit.visitor().language();
        Map<Integer, Vote> voted = similar.isEmpty()
                ? Map.of()
                : mine.of(visit.visitor()).await().votes().stream()
                        .collect(Collectors.toMap(
                                own -> own.vote().statementId(),
                                own -> own.vote().vote()));
        return new FormView(
                visit.slug(),
                visit.example(),
                visit.question(),
                visit.questionLanguage(),
                text,
                lengthMax,
                key,
                tokens.of(visit.visitor().credential(), key),
                String.join(",", acknowledged),
                problems,
                similar.stream()
                        .map(s -> similar(s, language, voted.get(s.id())))
                        .toList());
    }

    private static Similar similar(Statement statement, String language, @Nullable Vote vote) {
        return new Similar(
                statement.id(),
                statement.text(language),
                statement.languageOf(language),
                vote == null ? "" : vote.text(),
                vote == null ? "" : "vote." + vote.text());
    }

    private static Phrase found(PersonalData kind) {
        return Phrase.of("new." + kind.text());
    }

    private static Set<String> with(Set<String> seen, String more) {
        return Stream.concat(seen.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * @param text as typed
     * @param acknowledged advice that is shown now, so that sending again passes it
     */
    record FormView(
            String slug,
            boolean example,
            String question,
            String questionLanguage,
            String text,
            int lengthMax,
            String key,
            String formToken,
            String acknowledged,
            List<Phrase> problems,
            List<Similar> similar) {

        public boolean mayInsist() {
            return !acknowledged.isEmpty();
        }
    }

    record Similar(int statement, String text, String language, String voted, String votedText) {}
}
