package dev.erlangen.geometry.clifford;

import dev.erlangen.core.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/** The product of a form in the two shapes that layers read, made when first asked for. */
final class Tables {
  private final Form form;
  private final GradePaths paths;
  private final Coordinates coordinates;
  private final boolean lasting;
  private final Map<String, List<Tensor>> blocks = new ConcurrentHashMap<>();
  private volatile @Nullable ProductTable entries;

  /**
   * Nothing is made yet.
   *
   * @param lasting whether tensors are to outlive the scope; they have no gradient then
   */
  Tables(Form form, GradePaths paths, Coordinates coordinates, boolean lasting) {
    this.form = form;
    this.paths = paths;
    this.coordinates = coordinates;
    this.lasting = lasting;
  }

  @Nullable ProductTable entries() {
    if (entries == null && form instanceof DiagonalForm diagonal) {
      entries = ProductTable.of(coordinates.blades(), diagonal, paths);
    }
    return entries;
  }

  List<Tensor> blocks(Tensor like) {
    return Blades.cached(blocks, like, () -> cut(like));
  }

  private List<Tensor> cut(Tensor like) {
    Tensor table = form.cayley(like);
    List<Tensor> out = new ArrayList<>();
    for (GradePath p : paths.all()) {
      Tensor left = coordinates.part(table, 0, p.left());
      Tensor block = coordinates.part(coordinates.part(left, 1, p.out()), 2, p.right());
      Tensor flat = block.permute(1, 0, 2).reshape(coordinates.blades().size(p.out()), -1);
      out.add(lasting ? Tensors.kept(flat::clone) : flat);
    }
    return List.copyOf(out);
  }
}
