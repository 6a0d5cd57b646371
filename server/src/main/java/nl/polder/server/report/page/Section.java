package nl.polder.server.report.page;

import java.util.ArrayList;
import java.util.List;

/**
 * A chapter of the report.
 *
 * @param id where links lead
 * @param title its name
 * @param opening its first paragraph: the whole chapter in one or two sentences
 * @param blocks what follows, in order
 */
public record Section(String id, String title, String opening, List<Block> blocks) {
    public Section {
        blocks = List.copyOf(blocks);
    }

    /** Collects blocks in reading order. */
    static final class Builder {
        private final String id;
        private final String title;
        private final String opening;
        private final List<Block> blocks = new ArrayList<>();

        Builder(String id, String title, String opening) {
            this.id = id;
            this.title = title;
            this.opening = opening;
        }

        Builder add(Block block) {
            blocks.add(block);
            return this;
        }

        Builder addAll(List<Block> more) {
            blocks.addAll(more);
            return this;
        }

        Section done() {
            return new Section(id, title, opening, blocks);
        }
    }
}
