package org.outcomeledger.impact.report;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.outcomeledger.format.MerkleTree;
import org.outcomeledger.format.ReportLeaf;
import org.outcomeledger.impact.report.FrozenDocument.TreeHead;
import org.outcomeledger.impact.report.RecordStandings.Standing;

/**
 * The leaves of a tree of records, in the order of their hashes, which tells nothing.
 *
 * @param hashes of the leaves
 */
record RecordTree(TreeHead head, List<byte[]> hashes) {

  private record Leaf(byte[] data, byte[] hash) {}

  static RecordTree of(List<Standing> records, ReportSecret secret) {
    List<Leaf> leaves =
        records.stream()
            .map(it -> data(it, secret))
            .map(it -> new Leaf(it, MerkleTree.leaf(it)))
            .sorted((one, other) -> Arrays.compareUnsigned(one.hash, other.hash))
            .toList();
    return new RecordTree(
        head(leaves.stream().map(Leaf::data)), leaves.stream().map(Leaf::hash).toList());
  }

  /** The data of a record's leaf. */
  static byte[] data(Standing it, ReportSecret secret) {
    return ReportLeaf.ofRecord(
        secret.salt(it.learner(), it.programme()),
        it.platform(),
        it.learner().toString(),
        it.programme(),
        it.standings());
  }

  /** Of the tree of leaves with these data. */
  static TreeHead head(Stream<byte[]> leaves) {
    var tree = new MerkleTree();
    leaves.forEachOrdered(tree::add);
    return new TreeHead(tree.size(), HexFormat.of().formatHex(tree.root()));
  }
}
