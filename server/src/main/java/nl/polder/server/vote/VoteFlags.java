package nl.polder.server.vote;

import nl.polder.server.participant.Channel;

/**
 * What the log keeps of a vote beside its value; the bits are in {@code migrations/README.md}.
 *
 * @param served the card was shown to this participant by us
 * @param author cast for the author with the submission
 */
public record VoteFlags(PassReason passReason, boolean important, Channel channel, boolean served, boolean author) {
    private static final int IMPORTANT = 1 << 2;
    private static final int CHANNEL_SHIFT = 3;
    private static final int SERVED = 1 << 6;
    private static final int AUTHOR = 1 << 7;

    /** 0 to 255. */
    public int bits() {
        return passReason.number()
                | (important ? IMPORTANT : 0)
                | channel.number() << CHANNEL_SHIFT
                | (served ? SERVED : 0)
                | (author ? AUTHOR : 0);
    }

    public static VoteFlags of(int bits) {
        return new VoteFlags(
                PassReason.of(bits & 3),
                (bits & IMPORTANT) != 0,
                Channel.of(bits >> CHANNEL_SHIFT & 7),
                (bits & SERVED) != 0,
                (bits & AUTHOR) != 0);
    }
}
