"""The best places for all who ranked their choices: rules of the mix, the model, and what an answer is worth."""
