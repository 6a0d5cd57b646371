package nl.polder.server.account;

/**
 * One address of staff and the action it is bound to.
 *
 * @param method GET or POST
 * @param path with its parameters: {@code /admin/c/:slug/queue}
 */
public record Endpoint(String method, String path, Action action) {

    public Endpoint {
        boolean ofConversation = path.contains("/:slug");
        if (ofConversation != (action.scope() == Action.Scope.CONVERSATION)) {
            throw new IllegalArgumentException(path + " and " + action + " disagree about what they are for");
        }
    }

    boolean changes() {
        return method.equals("POST");
    }
}
