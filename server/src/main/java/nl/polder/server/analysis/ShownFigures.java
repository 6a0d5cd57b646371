package nl.polder.server.analysis;

import java.util.List;

/**
 * What is stored of results: the figures of tier T1 without texts, and what is needed to place one more person on the map.
 *
 * @param placement how votes become a place on the map
 */
record ShownFigures(Results results, Placement placement) {

    /**
     * The plane of the map in numbers.
     *
     * @param statements in the order of the analysis
     * @param scaleX what the first coordinate is multiplied by, sign included
     * @param scaleY likewise the second
     */
    record Placement(List<Pull> statements, double scaleX, double scaleY) {
        Placement {
            statements = List.copyOf(statements);
        }
    }

    /** One statement's part in the plane: mean vote and loadings, as in the analysis. */
    record Pull(int statementId, boolean excluded, double mean, double loading1, double loading2) {}
}
