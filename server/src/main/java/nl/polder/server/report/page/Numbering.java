package nl.polder.server.report.page;

import java.util.List;

/** Numbers the figures and tables of a report from front to back, so that they can be quoted. */
final class Numbering {
    private final Words words;
    private int figures;
    private int tables;

    Numbering(Words words) {
        this.words = words;
    }

    List<Section> of(List<Section> sections) {
        return sections.stream()
                .map(section -> new Section(
                        section.id(),
                        section.title(),
                        section.opening(),
                        section.blocks().stream().map(this::numbered).toList()))
                .toList();
    }

    private Block numbered(Block block) {
        var figure = block.figure();
        var table = block.table();
        if (figure != null) {
            String title = words.text("figureNumber", "number", ++figures, "title", figure.title());
            return Block.figure(new Block.Figure(
                    figure.name(),
                    figure.svg(),
                    figure.key(),
                    figure.ends(),
                    title,
                    figure.caption(),
                    figure.data(),
                    figure.svgFile(),
                    figure.csvFile()));
        }
        if (table != null) {
            String caption = words.text("tableNumber", "number", ++tables, "title", table.caption());
            return Block.table(new Block.Table(table.kind(), table.label(), caption, table.columns(), table.rows()));
        }
        return block;
    }
}
