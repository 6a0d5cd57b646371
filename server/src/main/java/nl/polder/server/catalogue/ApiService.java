package nl.polder.server.catalogue;

import static nl.polder.server.catalogue.Vocabulary.EU;

import java.util.Map;

/** The programming interface, as a data service of the catalogue. */
final class ApiService {
    private final Vocabulary vocabulary;
    private final String root;

    ApiService(Vocabulary vocabulary, String root) {
        this.vocabulary = vocabulary;
        this.root = root;
    }

    /**
     * Adds it to the catalogue.
     *
     * @param owner who runs this Polder, already described
     */
    void add(Triples triples, String catalogue, String owner, String ownerName) {
        String service = catalogue + "#api";
        triples.thing(catalogue, "dcat:service", service);
        triples.thing(service, "rdf:type", "dcat:DataService")
                .typed(service, "dct:identifier", service, "xsd:anyURI")
                .thing(service, "dcat:endpointURL", root + "/api/v1")
                .thing(service, "dcat:endpointDescription", root + "/api/v1/openapi.json")
                .thing(service, "dcat:theme", EU + "data-theme/GOVE")
                .thing(service, "dct:license", EU + "licence/CC0")
                .thing(service, "dct:accessRights", EU + "access-right/PUBLIC");
        vocabulary.said(triples, service, "dct:title", "catalogue.api.title", Map.of());
        vocabulary.said(triples, service, "dct:description", "catalogue.api.description", Map.of());
        vocabulary.said(triples, service, "dcat:keyword", "catalogue.keyword", Map.of());
        vocabulary.languages(triples, service);
        vocabulary.owner(triples, service, owner, ownerName);
        vocabulary.page(triples, service, "foaf:page", root + "/data-dictionary");
    }
}
