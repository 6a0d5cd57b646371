package nl.polder.server.participation.page;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.i18n.Formats;
import nl.polder.server.participant.FormTokens;
import nl.polder.server.participation.Card;
import nl.polder.server.participation.Cards;
import nl.polder.server.participation.NextCard;
import nl.polder.server.platform.render.Phrase;
import nl.polder.server.statement.Statement;
import nl.polder.server.vote.PassReason;
import nl.polder.server.vote.Vote;
import org.jspecify.annotations.Nullable;

/** Writes the card page from what comes next. */
public final class CardViews {

    private final Cards cards;
    private final FormTokens tokens;
    private final Clock clock;

    public CardViews(Cards cards, FormTokens tokens, Clock clock) {
        this.cards = cards;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** The vote that the line below the card is about. */
    record Done(Statement statement, Vote vote, PassReason reason, boolean important) {}

    CardView view(Visit visit, NextCard next, Optional<Done> done, boolean undone, Formats formats) {
        Instant now = clock.instant();
        boolean open = visit.acceptsVotes(now);
        CardView.@Nullable Card card = open
                ? next.card().map(each -> card(visit, each, next, null, null)).orElse(null)
                : null;
        return page(
                visit,
                next,
                card,
                card == null ? over(visit, next, open, formats) : null,
                done.map(each -> saved(visit, each)).orElse(null),
                null,
                undone,
                now);
    }

    /** The same card again, with the choice that could not be saved and the same key. */
    CardView failed(Visit visit, NextCard same, Vote vote, String key, boolean important) {
        CardView.Card card = same.card()
                .map(each -> card(visit, each, same, vote, key))
                .map(each -> important ? withImportance(each) : each)
                .orElseThrow();
        Phrase reason = Phrase.of("card.failedChoice." + vote.text());
        return page(visit, same, card, null, null, new CardView.Failed(reason, vote.text()), false, clock.instant());
    }

    private static CardView page(
            Visit visit,
            NextCard next,
            CardView.@Nullable Card card,
            CardView.@Nullable Over over,
            CardView.@Nullable Saved saved,
            CardView.@Nullable Failed failed,
            boolean undone,
            Instant now) {
        boolean closed = !visit.acceptsVotes(now);
        return new CardView(
                visit.slug(),
                visit.example(),
                visit.asks(),
                visit.question(),
                visit.questionLanguage(),
                card,
                over,
                saved,
                failed,
                undone,
                closed,
                next.voted(),
                visit.conversation().acceptsStatements(now),
                closed || next.resultsOpen(),
                next.resultsAfter());
    }

    private CardView.Card card(Visit visit, Card card, NextCard next, @Nullable Vote mine, @Nullable String sameKey) {
        String key = sameKey != null ? sameKey : next.joinKey().orElseGet(cards::newKey);
        return new CardView.Card(
                card.statementId(),
                card.text(),
                card.language(),
                card.language().equals(card.originalLanguage()) ? null : card.original(),
                card.originalLanguage(),
                "card.origin." + card.origin().text(),
                next.remaining(),
                key,
                card.seal(),
                token(visit, key),
                visit.conversation().settings().importantMark(),
                false,
                CardView.Choice.all(mine),
                "");
    }

    private static CardView.Card withImportance(CardView.Card card) {
        return new CardView.Card(
                card.statement(),
                card.text(),
                card.language(),
                card.original(),
                card.originalLanguage(),
                card.originText(),
                card.left(),
                card.key(),
                card.served(),
                card.formToken(),
                card.importance(),
                true,
                card.choices(),
                card.reportHref());
    }

    private CardView.Saved saved(Visit visit, Done done) {
        String language = visit.visitor().language();
        String key = cards.newKey();
        boolean explained = done.reason() != PassReason.NONE;
        Phrase words = explained
                ? Phrase.of("card.savedReason")
                : Phrase.of("card.saved." + done.vote().text());
        return new CardView.Saved(
                done.statement().id(),
                words,
                done.statement().text(language),
                done.statement().languageOf(language),
                done.vote() == Vote.PASS && !explained,
                done.important(),
                key,
                token(visit, key));
    }

    private String token(Visit visit, String key) {
        return tokens.of(visit.visitor().credential(), key);
    }

    private static CardView.Over over(Visit visit, NextCard next, boolean open, Formats formats) {
        Conversation conversation = visit.conversation();
        if (!open) {
            Phrase when = conversation
                    .settings()
                    .closesAt()
                    .map(at -> Phrase.of("card.closedOn", "date", formats.date(at)))
                    .orElse(Phrase.of("card.closedNow"));
            return CardView.Over.of(Phrase.of("card.closed"), when);
        }
        if (next.voted() == 0) {
            return CardView.Over.of(Phrase.of("card.noneYet"), Phrase.of("card.noneYetAdd"));
        }
        return CardView.Over.of(
                Phrase.of("card.allDone"),
                Phrase.of("card.allDoneVotes", "n", next.voted()),
                Phrase.of("card.allDoneMore"));
    }
}
