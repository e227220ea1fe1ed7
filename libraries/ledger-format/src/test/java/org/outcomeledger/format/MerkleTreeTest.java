package org.outcomeledger.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {

  private static final HexFormat HEX = HexFormat.of();

  /** The leaves and roots that Certificate Transparency's implementations are tested with. */
  private static final List<String> LEAVES =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  private static final List<String> ROOTS =
      List.of(
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  @Test
  void rootsArePublishedOnes() {
    var tree = new MerkleTree();
    for (int leaves = 0; leaves < ROOTS.size(); leaves++) {
      assertThat(HEX.formatHex(tree.root()))
          .as("of %d leaves", leaves)
          .isEqualTo(ROOTS.get(leaves));
      assertThat(tree.size()).isEqualTo(leaves);
      if (leaves < LEAVES.size()) {
        tree.add(HEX.parseHex(LEAVES.get(leaves)));
      }
    }
  }

  @Test
  void aPathLeadsFromItsLeafToTheRootAndFromNowhereElse() {
    for (int size = 1; size <= 33; size++) {
      List<byte[]> hashes = new ArrayList<>();
      var tree = new MerkleTree();
      for (int i = 0; i < size; i++) {
        byte[] data = {(byte) i, 1};
        tree.add(data);
        hashes.add(MerkleTree.leaf(data));
      }
      for (int leaf = 0; leaf < size; leaf++) {
        assertOnlyLeads(hashes, leaf, tree.root());
      }
    }
  }

  private static void assertOnlyLeads(List<byte[]> hashes, int leaf, byte[] root) {
    int size = hashes.size();
    List<byte[]> path = MerkleTree.path(hashes, leaf);
    assertThat(IntStream.range(-1, size + 1).filter(at -> leads(hashes, leaf, at, path, root)))
        .as("leaf %d of %d", leaf, size)
        .containsExactly(leaf);
    assertThat(IntStream.range(0, size).filter(it -> leads(hashes, it, leaf, path, root)))
        .containsExactly(leaf);
    byte[] other = MerkleTree.leaf(new byte[] {9, 9});
    assertThat(MerkleTree.leads(hashes.get(leaf), leaf, size, path, other)).isFalse();
    for (int i = 0; i < path.size(); i++) {
      List<byte[]> changed = new ArrayList<>(path);
      changed.set(i, other);
      assertThat(leads(hashes, leaf, leaf, changed, root)).isFalse();
      assertThat(leads(hashes, leaf, leaf, path.subList(0, i), root)).isFalse();
    }
  }

  private static boolean leads(
      List<byte[]> hashes, int of, int at, List<byte[]> path, byte[] root) {
    return MerkleTree.leads(hashes.get(of), at, hashes.size(), path, root);
  }
}
