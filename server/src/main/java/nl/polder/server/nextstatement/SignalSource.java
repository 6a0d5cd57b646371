package nl.polder.server.nextstatement;

import java.util.Map;

/** Where the signals come from: the live state of the analysis, in memory. */
@FunctionalInterface
public interface SignalSource {
    /** Statement id to signal; empty before any analysis of this conversation. */
    Map<Integer, StatementSignal> signals(int conversationId);
}
