"""Fits a line with torch.distributed (gloo); rank, size and meeting point come as arguments."""

import argparse
import os

import torch
from torch import distributed
from torch.nn.parallel import DistributedDataParallel


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--init_method")
    parser.add_argument("--rank", type=int)
    parser.add_argument("--world_size", type=int)
    parser.add_argument("--train_url")
    arguments, _ = parser.parse_known_args()
    assert arguments.rank == int(os.environ["VC_TASK_INDEX"])
    distributed.init_process_group(
        "gloo", arguments.init_method, rank=arguments.rank, world_size=arguments.world_size
    )
    torch.set_num_threads(1)
    torch.manual_seed(arguments.rank)
    model = DistributedDataParallel(torch.nn.Linear(1, 1))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.3)
    for epoch in range(200):
        places = torch.rand(16, 1) * 2 - 1
        loss = ((model(places) - (3 * places + 1)) ** 2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if epoch % 50 == 0:
            print(f"Train Epoch: {epoch} Loss: {loss.item():.6f}")
    slope, offset = (parameter.item() for parameter in model.parameters())
    print(f"worker {arguments.rank} of {arguments.world_size}: slope {slope:.2f} offset {offset:.2f}")
    distributed.barrier()
    if arguments.rank == 0:
        torch.save(model.module.state_dict(), os.path.join(arguments.train_url, "line.pt"))
    distributed.destroy_process_group()


if __name__ == "__main__":
    main()
