package nl.polder.server.platform.render;

import com.github.jknack.handlebars.ValueResolver;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Lets a template read a record: its components and its public methods without parameters, and nothing else. */
final class RecordResolver implements ValueResolver {

    private static final ClassValue<Map<String, Method>> READERS = new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
            Map<String, Method> readers = new HashMap<>();
            if (type.isRecord()) {
                for (Method method : type.getDeclaredMethods()) {
                    if (method.getParameterCount() == 0
                            && Modifier.isPublic(method.getModifiers())
                            && !Modifier.isStatic(method.getModifiers())) {
                        method.setAccessible(true);
                        readers.put(method.getName(), method);
                    }
                }
            }
            return readers;
        }
    };

    @Override
    public Object resolve(Object context, String name) {
        Method reader = READERS.get(context.getClass()).get(name);
        if (reader == null) {
            return UNRESOLVED;
        }
        try {
            Object value = reader.invoke(context);
            return value == null ? UNRESOLVED : value;
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + name + " of " + context.getClass(), e);
        }
    }

    @Override
    public Object resolve(Object context) {
        return UNRESOLVED;
    }

    @Override
    public Set<Map.Entry<String, Object>> propertySet(Object context) {
        return Set.of();
    }
}
