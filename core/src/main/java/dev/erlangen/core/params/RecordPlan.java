package dev.erlangen.core.params;

import dev.erlangen.core.Check;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/** How the components of one record class are named and read; computed once per class. */
record RecordPlan(List<Part> parts, Constructor<?> constructor) {

  /** One component that may hold tensors; {@code index} is its place in the constructor. */
  record Part(int index, String name, boolean buffer, RecordComponent component) {
    @Nullable Object of(Object model) {
      try {
        return component.getAccessor().invoke(model);
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IllegalStateException("cannot read " + component, e);
      }
    }
  }

  private static final ClassValue<RecordPlan> PLANS =
      new ClassValue<>() {
        @Override
        protected RecordPlan computeValue(Class<?> type) {
          return make(type);
        }
      };

  static RecordPlan of(Class<?> type) {
    return PLANS.get(type);
  }

  private static RecordPlan make(Class<?> type) {
    Check.that(type.isRecord(), "a model must be a record, got %s", type.getName());
    RecordComponent[] components = type.getRecordComponents();
    try {
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      Part[] parts = new Part[components.length];
      for (int i = 0; i < parts.length; i++) {
        RecordComponent c = components[i];
        c.getAccessor().setAccessible(true);
        String name =
            Optional.ofNullable(c.getAnnotation(Name.class))
                .map(Name::value)
                .orElseGet(() -> snake(c.getName()));
        parts[i] = new Part(i, name, c.isAnnotationPresent(Buffer.class), c);
      }
      List<Part> holding = Arrays.stream(parts).filter(p -> mayHoldTensors(p.component())).toList();
      return new RecordPlan(holding, constructor);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("no canonical constructor in " + type, e);
    }
  }

  /** Interfaces count, since a sealed interface may stand for a choice of models. */
  private static boolean mayHoldTensors(RecordComponent c) {
    Class<?> t = c.getType();
    return Tensor.class.isAssignableFrom(t)
        || t.isRecord()
        || List.class.isAssignableFrom(t)
        || (t.isInterface() && t.getPackageName().startsWith("dev.erlangen"))
        || (t.isInterface() && t.isSealed())
        || t == Object.class
        || t == Record.class;
  }

  /** {@code bnNodeH} becomes {@code bn_node_h}. */
  static String snake(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }
}
