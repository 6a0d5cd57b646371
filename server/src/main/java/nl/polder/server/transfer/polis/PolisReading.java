package nl.polder.server.transfer.polis;

import java.util.List;

/** What came of reading a directory. */
public sealed interface PolisReading {

    /**
     * The directory could be read.
     *
     * @param conversation what it holds
     * @param assumptions what was taken to be so, sentences
     * @param disagreements where files contradict each other: an import refuses then, an analysis warns
     */
    record Complete(PolisConversation conversation, List<String> assumptions, List<Finding> disagreements)
            implements PolisReading {
        public Complete {
            assumptions = List.copyOf(assumptions);
            disagreements = List.copyOf(disagreements);
        }
    }

    /** The directory is damaged or not an export; every finding says where and what to do. */
    record Refused(List<Finding> findings) implements PolisReading {
        public Refused {
            findings = List.copyOf(findings);
        }
    }
}
