package nl.polder.server.transfer;

import java.util.ArrayList;
import java.util.List;
import nl.polder.server.conversation.ConversationSettings;
import nl.polder.server.transfer.polis.Finding;
import nl.polder.server.transfer.polis.PolisConversation;
import nl.polder.server.transfer.polis.PolisStatement;

/** What a conversation may hold in Polis but not here. */
public final class ImportChecks {

    private static final int TEXT_LENGTH_MAX = ConversationSettings.STATEMENT_LENGTH_LIMIT;
    private static final String STATEMENTS = "the statements' file";

    private ImportChecks() {}

    /** Empty when it can be imported. */
    public static List<Finding> of(PolisConversation conversation) {
        List<Finding> findings = new ArrayList<>();
        for (PolisStatement statement : conversation.statements()) {
            String text = statement.text();
            if (text.codePointCount(0, text.length()) > TEXT_LENGTH_MAX) {
                findings.add(refused(statement, "is longer than " + TEXT_LENGTH_MAX + " characters.", "Shorten it."));
            } else if (text.indexOf('\0') >= 0) {
                findings.add(refused(statement, "holds a zero byte.", "Remove it."));
            }
        }
        if ((conversation.topic() + conversation.description() + conversation.url()).indexOf('\0') >= 0) {
            findings.add(new Finding(
                    Finding.Kind.DAMAGE,
                    "the summary",
                    0,
                    "The title or description holds a zero byte.",
                    "Remove it."));
        }
        return findings;
    }

    private static Finding refused(PolisStatement statement, String what, String remedy) {
        return new Finding(Finding.Kind.DAMAGE, STATEMENTS, 0, "Statement " + statement.tid() + " " + what, remedy);
    }
}
